/** Digits as the server reads them: Arabic ones turned, the gaps of groups taken out. */
export const asciiDigits = (text: string): string =>
  text
    .replaceAll(/[\s-]/g, '')
    .replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replaceAll(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
