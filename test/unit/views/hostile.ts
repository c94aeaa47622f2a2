/** A name that tries to be markup. */
export const markup = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>`;

/** A name that tries to add lines, and to turn the direction of what follows. */
export const lines = 'Eve\r\nBcc: all@example.com\n\nOpen this instead:\u2028https://evil.example.com\u202E';

/** How often a text stands in another. */
export const count = (text: string, part: string) => text.split(part).length - 1;
