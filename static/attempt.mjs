// MicroPython cannot catch what JavaScript throws in a call; here it comes back as a value.
export const attempt = (owner, name, ...values) => {
  try {
    return { done: true, value: owner[name](...values) ?? null, fault: "" };
  } catch (error) {
    return { done: false, value: null, fault: String(error?.name) };
  }
};
