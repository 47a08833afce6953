const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

/** The message by which an embedded page tells its height. */
export const HEIGHT_MESSAGE = 'corridor-height'

/**
 * What another site puts into its page: a frame, and a line that gives it the height of what is in it.
 *
 * @param address of the embedded page, in full.
 */
export const embedCode = (address: string, title: string): string =>
  [
    `<iframe src="${escaped(address)}" title="${escaped(title)}" width="100%" height="620" style="border:0" loading="lazy"></iframe>`,
    '<script>addEventListener("message",function(e){if(e.data&&e.data.type==="' +
      `${HEIGHT_MESSAGE}")document.querySelectorAll("iframe").forEach(function(f){if(f.contentWindow===e.source)f.height=e.data.height})})</script>`,
  ].join('\n')
