"""Rules about a CV and the job advert that it is to fit; each is one module, found by its folder."""
