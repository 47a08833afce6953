import type { NoticeWords } from './NoticeWords.ts'

export const SPANISH: NoticeWords = {
  records: {
    organisation: 'organización',
    calendar: 'calendario de días festivos',
    'break-glass': 'acceso de emergencia',
    contract: 'contrato',
    accreditation: 'poder para',
    jobOrder: 'oferta de empleo para',
    bond: 'fianza de',
    licence: 'licencia',
    parameter: 'parámetro de las reglas',
    ban: 'prohibición de despliegue',
    watch: 'entrada de la lista de vigilancia',
    statistic: 'publicación de estadísticas',
    override: 'excepción a un control',
    officeKey: 'clave de una oficina',
    clearance: 'autorización de salida',
    questionnaire: 'cuestionario',
    report: 'informe de',
  },
  quotes: ['«', '»'],
  roles: {
    administrator: 'administrador',
    auditor: 'auditor',
    'licensing-officer': 'responsable de licencias',
    authority: 'autoridad (dirección)',
    inspector: 'inspector',
    'labour-attache': 'agregado laboral',
    conciliator: 'conciliador',
    'legal-officer': 'responsable jurídico',
    'finance-officer': 'responsable financiero',
    'appeal-body': 'órgano de apelación',
    'focal-point': 'punto focal de un país',
    'report-reviewer': 'secretaría: revisión de informes',
    'report-releaser': 'secretaría: publicación de informes',
    agency: 'agencia',
    employer: 'empleador',
    union: 'sindicato',
    'employers-organisation': 'organización de empleadores',
    'resource-centre': 'centro de recursos para migrantes',
    'wage-payer': 'banco, pagador de salarios',
  },
  greeting: (name) => `${name}:`,
  see: (address) => `Ver ${address}`,
  switchOff: 'Allí puede desactivar estos correos.',
  notYou:
    'Si no fue usted o no sabe nada de ello, cambie su contraseña, cierre todas las sesiones de su cuenta y avise a un administrador.',
  kinds: {
    'proposal.waiting': {
      subject: 'Una propuesta le espera',
      text: (params, { about }) =>
        `Propuesto por otra persona, para que usted lo confirme: ${about(params)}.`,
    },
    'proposal.confirmed': {
      subject: 'Su propuesta fue confirmada',
      text: (params, { about }) => `Confirmada: su propuesta, ${about(params)}.`,
    },
    'proposal.refused': {
      subject: 'Su propuesta fue rechazada',
      text: (params, { about }) => `Rechazada: su propuesta, ${about(params)}.`,
    },
    'proposal.lapsed': {
      subject: 'Una propuesta caducó',
      text: (params, { about }) => `Nadie la confirmó a tiempo: ${about(params)}.`,
    },
    'deadline.missed': {
      subject: 'Se incumplió un plazo',
      text: (params, { about }) => `Plazo vencido: ${about(params)}.`,
    },
    'contract.mismatch': {
      subject: 'Un contrato registrado en el extranjero difiere',
      text: (params, { about }) =>
        `Lo registrado en destino no es lo que firmó la persona trabajadora: ${about(params)}.`,
    },
    'contract.rechecked': {
      subject: 'Se comprobó de nuevo un contrato',
      text: (params, { about }) =>
        `Se corrigió o verificó un parámetro de las reglas y los controles dicen ahora otra cosa: ${about(params)}. Lo que ya se hizo sigue en pie.`,
    },
    'parameter.proposed': {
      subject: 'Se propuso un parámetro de las reglas',
      text: (params, { about }) => `Propuesto y abierto a sus comentarios: ${about(params)}.`,
    },
    'ledger.not-intact': {
      subject: 'Falló el control de integridad',
      text: ({ at }, { time }) =>
        `El registro no es el que se selló, según la verificación: ${time(at)}. Vea qué se cambió y conserve sus copias de los sellos.`,
    },
    'record.review': {
      subject: 'Hay algo que revisar de nuevo',
      text: (params, { about }) =>
        `Una anotación de la lista de vigilancia se cambió fuera del registro. Hecho entretanto y por revisar: ${about(params)}.`,
    },
    'emergency.opened': {
      subject: 'Se abrió un expediente en una emergencia; le toca juzgarlo',
      text: ({ at, until, dueOn, earlier }, { time, value }) =>
        `Acceso de emergencia: ${time(at)} hasta ${time(until)}. Debe juzgarse a más tardar el ${value(dueOn)}. Accesos de emergencia de la misma persona en el año anterior: ${value(String(earlier))}.`,
    },
    'emergency.of-yours': {
      subject: 'Se abrió un expediente suyo en una emergencia',
      text: ({ at, until }, { time }) =>
        `Una persona abrió en una emergencia un expediente suyo, fuera de sus atribuciones: ${time(at)} hasta ${time(until)}. Otra persona juzgará si fue justificado.`,
    },
    'security.new-device': {
      subject: 'Inicio de sesión en un dispositivo nuevo',
      text: ({ device, at }, { value, time }) =>
        `Se inició sesión en su cuenta desde un dispositivo no visto antes: ${value(device)}, ${time(at)}.`,
    },
    'security.password-changed': {
      subject: 'Se cambió su contraseña',
      text: ({ at }, { time }) => `Se cambió la contraseña de su cuenta: ${time(at)}.`,
    },
    'security.second-factor-removed': {
      subject: 'Se quitó un segundo factor',
      text: ({ at }, { time }) =>
        `Se quitó de su cuenta una aplicación de autenticación o una clave de acceso: ${time(at)}.`,
    },
    'security.provider-linked': {
      subject: 'Su cuenta se vinculó con un proveedor',
      text: ({ provider, at }, { value, time }) =>
        `Desde ahora este proveedor puede iniciar su sesión aquí: ${value(provider)}, ${time(at)}.`,
    },
    'security.role-granted': {
      subject: 'Se le dio una función',
      text: ({ role: given, at }, { role, time }) =>
        `Función que se le dio: ${role(given)}, ${time(at)}.`,
    },
  },
}
