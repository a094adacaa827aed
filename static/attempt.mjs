// MicroPython cannot catch what JavaScript throws in a call; here it comes back as a value.
export const attempt = (owner, name, ...values) => {
  try {
    return { done: true, value: owner[name](...values.map(joined)) ?? null, fault: "" };
  } catch (error) {
    return { done: false, value: null, fault: String(error?.name) };
  }
};

// What MicroPython hands over ends at its first U+0000; a text with any comes as the list of its parts.
const joined = (value) => (Array.isArray(value) ? value.join("\0") : value);

// MicroPython's texts cannot hold any byte there is.
export const bytesOf = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
