import { FlowSession } from './FlowSession.ts'
import type { FlowReply, FlowRequest } from './flowMessages.ts'

const session = new FlowSession(
  (reply: FlowReply) => postMessage(reply),
  () => new Promise((resolve) => setTimeout(resolve, 0)),
)

addEventListener('message', ({ data }: MessageEvent<FlowRequest>) => session.receive(data))
