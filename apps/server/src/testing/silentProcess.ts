/** Takes a report and never answers: a typesetter that hangs. */
process.on('message', () => setInterval(() => {}, 1_000))
