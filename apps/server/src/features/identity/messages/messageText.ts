import type { Language } from '@corridor/contract'
import type { CodeMessage, LinkMessage, Message } from './MessageGateway.ts'

interface Words {
  readonly subject: string
  readonly body: (message: LinkMessage, until: string) => string
}

const WORDS: Readonly<Record<LinkMessage['kind'], Readonly<Record<Language, Words>>>> = {
  invitation: {
    en: {
      subject: 'Your account on Corridor',
      body: ({ name, link }, until) =>
        `${name}, you are invited to Corridor. Make your account here, once, until ${until} UTC:\n${link}\nIf you did not expect this, do nothing.`,
    },
    fr: {
      subject: 'Votre compte sur Corridor',
      body: ({ name, link }, until) =>
        `${name}, vous êtes invité(e) sur Corridor. Créez votre compte ici, une seule fois, jusqu’au ${until} UTC :\n${link}\nSi vous ne vous y attendiez pas, ne faites rien.`,
    },
    es: {
      subject: 'Su cuenta en Corridor',
      body: ({ name, link }, until) =>
        `${name}, le invitamos a Corridor. Cree su cuenta aquí, una sola vez, hasta el ${until} UTC:\n${link}\nSi no lo esperaba, no haga nada.`,
    },
    ar: {
      subject: 'حسابك في Corridor',
      body: ({ name, link }, until) =>
        `${name}، أنت مدعو إلى Corridor. أنشئ حسابك هنا مرة واحدة قبل ${until} بالتوقيت العالمي:\n${link}\nإذا لم تكن تتوقع هذه الرسالة فلا تفعل شيئا.`,
    },
  },
  recovery: {
    en: {
      subject: 'A new password for Corridor',
      body: ({ name, link }, until) =>
        `${name}, an administrator lets you set a new password, once, until ${until} UTC:\n${link}\nYour authenticator app, passkeys and open sessions end with it. If you did not ask for this, tell your administrator.`,
    },
    fr: {
      subject: 'Un nouveau mot de passe pour Corridor',
      body: ({ name, link }, until) =>
        `${name}, un administrateur vous permet de choisir un nouveau mot de passe, une seule fois, jusqu’au ${until} UTC :\n${link}\nVotre application d’authentification, vos clés d’accès et vos sessions prennent alors fin. Si vous ne l’avez pas demandé, prévenez votre administrateur.`,
    },
    es: {
      subject: 'Una nueva contraseña para Corridor',
      body: ({ name, link }, until) =>
        `${name}, un administrador le permite elegir una nueva contraseña, una sola vez, hasta el ${until} UTC:\n${link}\nCon ello terminan su aplicación de autenticación, sus claves de acceso y sus sesiones. Si no lo pidió, avise a su administrador.`,
    },
    ar: {
      subject: 'كلمة مرور جديدة لـ Corridor',
      body: ({ name, link }, until) =>
        `${name}، يتيح لك مسؤول النظام اختيار كلمة مرور جديدة مرة واحدة قبل ${until} بالتوقيت العالمي:\n${link}\nتنتهي عندئذ صلاحية تطبيق المصادقة ومفاتيح المرور والجلسات المفتوحة. إذا لم تطلب ذلك فأبلغ مسؤول النظام.`,
    },
  },
}

const CODE_WORDS: Readonly<Record<Language, readonly [subject: string, body: string]>> = {
  en: [
    'Your code for Corridor',
    'Your code for Corridor is CODE. It works for ten minutes, once. Tell it to nobody: who works here never asks for it.',
  ],
  fr: [
    'Votre code pour Corridor',
    'Votre code pour Corridor est CODE. Il vaut dix minutes, une seule fois. Ne le dites à personne : personne ici ne vous le demandera.',
  ],
  es: [
    'Su código para Corridor',
    'Su código para Corridor es CODE. Vale diez minutos, una sola vez. No lo diga a nadie: nadie de aquí se lo pedirá.',
  ],
  ar: [
    'رمزك في Corridor',
    'رمزك في Corridor هو CODE. يصلح لعشر دقائق ومرة واحدة. لا تخبر به أحدا: لن يطلبه منك أي شخص يعمل هنا.',
  ],
}

interface MessageText {
  readonly subject: string
  readonly body: string
}

/** A message in its reader's language. */
export function messageText(message: Message): MessageText {
  if (message.kind === 'notice') return { subject: message.subject, body: message.body }
  return message.kind === 'sign-in-code' ? codeText(message) : linkText(message)
}

function codeText({ language, code }: CodeMessage): MessageText {
  const [subject, body] = CODE_WORDS[language]
  return { subject, body: body.replace('CODE', code) }
}

function linkText(message: LinkMessage): MessageText {
  const { subject, body } = WORDS[message.kind][message.language]
  return {
    subject,
    body: body(message, message.expires.toISOString().slice(0, 16).replace('T', ' ')),
  }
}
