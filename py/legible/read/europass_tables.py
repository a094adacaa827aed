"""Where Europass's two XML forms keep what a CV tells, as paths of elements less their namespaces.

Names after the published schema of SkillsPassport 3 (Cedefop) and the Candidate form of 2020 (HR-XML 3).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entries:
    """A list of things: where each stands, and where its fields are; the first path with text counts."""

    path: str
    section: str
    fields: Mapping[str, tuple[str, ...]]  # "told": a description with points; "courses", "keywords": lists
    inner: str = ""  # things inside the thing, such as roles at an employer; they look there first


_ACHIEVEMENT = "LearnerInfo/AchievementList/Achievement"
_SKILLS = "LearnerInfo/Skills"
_PERIOD = {"startDate": ("Period/From",), "endDate": ("Period/To",)}

PASSPORT: tuple[Entries, ...] = (
    Entries(
        "LearnerInfo/WorkExperienceList/WorkExperience",
        "work",
        {
            "name": ("Employer/Name",),
            "position": ("Position/Label", "Position"),
            "location": ("Employer/ContactInfo/Address/Contact/Municipality",),
            "url": ("Employer/ContactInfo/Website/Contact",),
            "told": ("Activities",),
        }
        | _PERIOD,
    ),
    Entries(
        "LearnerInfo/EducationList/Education",
        "education",
        {
            "institution": ("Organisation/Name",),
            "studyType": ("Title",),
            "area": ("Field/Label",),
            "courses": ("Activities",),
        }
        | _PERIOD,
    ),
    Entries(f"{_SKILLS}/Communication", "skills", {"keywords": ("Description",)}),
    Entries(f"{_SKILLS}/Organisational", "skills", {"keywords": ("Description",)}),
    Entries(f"{_SKILLS}/JobRelated", "skills", {"keywords": ("Description",)}),
    Entries(f"{_SKILLS}/Computer", "skills", {"keywords": ("Description",)}),
    Entries(f"{_SKILLS}/Other", "skills", {"keywords": ("Description",)}),
)
# What a skills element is called -> the group's name.
SKILL_GROUPS = {
    "Communication": "Communication",
    "Organisational": "Organisation",
    "JobRelated": "Job-related",
    "Computer": "Digital",
    "Other": "Other",
}
# The code of an achievement's heading -> section and the field that names the thing.
ACHIEVEMENTS = {
    "projects": ("projects", "name"),
    "publications": ("publications", "name"),
    "presentations": ("publications", "name"),
    "honors_awards": ("awards", "title"),
    "certifications": ("certificates", "name"),
    "courses": ("certificates", "name"),
}

_TITLE = ("Title", "Name")
_DATES = {"startDate": ("Date/StartDate", "StartDate"), "endDate": ("Date/EndDate", "EndDate")}
_PROFILE = "CandidateProfile"

CANDIDATE: tuple[Entries, ...] = (
    Entries(
        f"{_PROFILE}/EmploymentHistory/EmployerHistory",
        "work",
        {
            "name": ("OrganizationName",),
            "position": ("PositionTitle",),
            "location": ("City", "OrganizationContact/Communication/Address/CityName"),
            "startDate": ("EmploymentPeriod/StartDate",),
            "endDate": ("EmploymentPeriod/EndDate",),
            "told": ("Description",),
        },
        inner="PositionHistory",
    ),
    Entries(
        f"{_PROFILE}/EducationHistory/EducationOrganizationAttendance",
        "education",
        {
            "institution": ("OrganizationName",),
            "studyType": ("EducationDegree/DegreeName", "ProgramName"),
            "area": ("EducationDegree/FieldOfStudy/MainFieldOfStudy", "EducationDegree/FieldOfStudy"),
            "score": ("EducationDegree/FinalGrade/ScoreText", "EducationDegree/FinalGrade"),
            "startDate": ("AttendancePeriod/StartDate",),
            "endDate": ("AttendancePeriod/EndDate",),
            "courses": ("EducationDegree/OccupationalSkillsCovered",),
        },
    ),
    Entries(f"{_PROFILE}/Skills/PersonCompetency", "skills", {"name": ("CompetencyName",)}),
    Entries(f"{_PROFILE}/Skills/*/*", "skills", {"name": _TITLE, "keywords": ("Description",)}),
    Entries(
        f"{_PROFILE}/Projects/Project",
        "projects",
        {"name": _TITLE, "description": ("Description",), "url": ("Link",)} | _DATES,
    ),
    Entries(
        f"{_PROFILE}/PublicationHistory/Publication",
        "publications",
        {
            "name": (*_TITLE, "FormattedPublicationDescription"),
            "summary": ("Description",),
            "releaseDate": ("Date/StartDate", "Date", "Year"),
            "url": ("Link",),
        },
    ),
    Entries(
        f"{_PROFILE}/Certifications/Certification",
        "certificates",
        {"name": ("CertificationName", *_TITLE), "issuer": ("IssuingAuthority/Name", "OrganizationName"),
         "date": ("Date/StartDate", "IssuedDate", "Date")},
    ),
    Entries(
        f"{_PROFILE}/CourseCertifications/CourseCertification",
        "certificates",
        {"name": _TITLE, "issuer": ("OrganizationName",), "date": ("Date/StartDate", "Date")},
    ),
    Entries(
        f"{_PROFILE}/VoluntaryWorks/VoluntaryWork",
        "volunteer",
        {"organization": ("OrganizationName", "Organisation"), "position": _TITLE, "told": ("Description",)}
        | _DATES,
    ),
    Entries(f"{_PROFILE}/HobbiesAndInterests/HobbyAndInterest", "interests", {"name": _TITLE}),
    Entries(
        f"{_PROFILE}/HonoursAndAwards/HonourAndAward",
        "awards",
        {"title": _TITLE, "summary": ("Description",), "awarder": ("OrganizationName",),
         "date": ("Date/StartDate", "Date")},
    ),
)  # fmt: skip

# Languages by their codes in both forms (ISO 639-1 and 639-2).
LANGUAGES = {
    "ar": "Arabic", "ara": "Arabic", "bg": "Bulgarian", "bul": "Bulgarian", "cs": "Czech", "ces": "Czech",
    "da": "Danish", "dan": "Danish", "de": "German", "deu": "German", "el": "Greek", "ell": "Greek",
    "en": "English", "eng": "English", "es": "Spanish", "spa": "Spanish", "et": "Estonian", "est": "Estonian",
    "fi": "Finnish", "fin": "Finnish", "fr": "French", "fra": "French", "ga": "Irish", "gle": "Irish",
    "hi": "Hindi", "hin": "Hindi", "hr": "Croatian", "hrv": "Croatian", "hu": "Hungarian", "hun": "Hungarian",
    "is": "Icelandic", "isl": "Icelandic", "it": "Italian", "ita": "Italian", "ja": "Japanese",
    "jpn": "Japanese", "lt": "Lithuanian", "lit": "Lithuanian", "lv": "Latvian", "lav": "Latvian",
    "mt": "Maltese", "mlt": "Maltese", "nl": "Dutch", "nld": "Dutch", "no": "Norwegian", "nor": "Norwegian",
    "pl": "Polish", "pol": "Polish", "pt": "Portuguese", "por": "Portuguese", "ro": "Romanian",
    "ron": "Romanian", "ru": "Russian", "rus": "Russian", "sk": "Slovak", "slk": "Slovak", "sl": "Slovenian",
    "slv": "Slovenian", "sr": "Serbian", "srp": "Serbian", "sv": "Swedish", "swe": "Swedish", "tr": "Turkish",
    "tur": "Turkish", "uk": "Ukrainian", "ukr": "Ukrainian", "zh": "Chinese", "zho": "Chinese",
}  # fmt: skip
