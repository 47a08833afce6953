import type { PolicyTexts } from '../policyOutline.ts'

export const SPANISH: PolicyTexts = {
  parts: {
    'agenda-1': 'Trabajo decente en los países de origen y contribución de los migrantes',
    'agenda-2': 'Sistemas ordenados y equitativos en la integración regional',
    'agenda-3': 'Acuerdos bilaterales para una migración regulada y equitativa',
    'agenda-4': 'Contratación equitativa',
    'agenda-5': 'Lucha contra las situaciones inaceptables',
    'agenda-6': 'Realización del enfoque basado en los derechos',
    'agenda-7': 'Programa multilateral reforzado y basado en los derechos',
    'agenda-8': 'Tripartismo, conocimientos y desarrollo de capacidades',
    'principle-1': 'Trabajo decente para quienes desean trabajar',
    'principle-2': 'Cooperación internacional',
    'principle-3': 'Conocimientos y datos',
    'principle-4': 'Política nacional guiada por las normas internacionales',
    'principle-5': 'Políticas coherentes y completas',
    'principle-6': 'Vías regulares según las necesidades del mercado de trabajo',
    'principle-7': 'Diálogo social',
    'principle-8': 'Derechos humanos de todos los trabajadores migrantes',
    'principle-9': 'Normas del trabajo que amparan a los trabajadores migrantes',
    'principle-10': 'Leyes que se aplican y se hacen cumplir',
    'principle-11': 'Prevención de abusos, tráfico ilícito de migrantes y trata',
    'principle-12': 'Un proceso migratorio ordenado y equitativo',
    'principle-13': 'Contratación sujeta a licencia y supervisión',
    'principle-14': 'Integración e inclusión',
    'principle-15': 'Migración y desarrollo',
  },
  questions: {
    'agenda-1-1': [
      '¿Procura la política de empleo que haya trabajo decente en el país, para que migrar sea una opción y no una necesidad?',
      'Estrategia de empleo con metas y presupuesto; desempleo y salarios por región',
    ],
    'agenda-1-2': [
      '¿Pueden los trabajadores enviar sus ingresos de forma barata y segura, y se vigila ese costo?',
      'Costo de enviar 200 dólares de los EE. UU. por corredor; normas sobre transferencias',
    ],
    'agenda-1-3': [
      '¿Reciben los trabajadores que regresan ayuda para encontrar empleo y aprovechar sus competencias y ahorros?',
      'Servicios para retornados, número de usuarios, resultados',
    ],
    'agenda-2-1': [
      '¿Dan las normas de la comunidad regional igualdad de trato en el trabajo a los trabajadores de sus miembros?',
      'Texto de las normas regionales y ley nacional que las aplica',
    ],
    'agenda-2-2': [
      '¿Conservan los trabajadores que se desplazan en la región los derechos de seguridad social adquiridos?',
      'Acuerdos de seguridad social, número de pensiones pagadas en el extranjero',
    ],
    'agenda-2-3': [
      '¿Se reconocen en los demás países de la región las competencias y títulos obtenidos en uno de ellos?',
      'Acuerdos de reconocimiento, número de solicitudes y decisiones',
    ],
    'agenda-3-1': [
      '¿Cubren los principales corredores acuerdos en vigor que enuncian los derechos de los trabajadores?',
      'Lista de acuerdos con fechas, comparada con los flujos de cada corredor',
    ],
    'agenda-3-2': [
      '¿Contienen los acuerdos un contrato tipo, reglas sobre salarios y una vía de queja?',
      'Texto de los acuerdos y anexos',
    ],
    'agenda-3-3': [
      '¿Se escucha a empleadores y trabajadores al negociar los acuerdos, y se examina en público su aplicación?',
      'Actas de consultas, informes de las comisiones mixtas',
    ],
    'agenda-4-1': [
      '¿Necesitan licencia los reclutadores privados, y se sanciona a quienes incumplen las normas?',
      'Registro de licencias; inspecciones, suspensiones y condenas por año',
    ],
    'agenda-4-2': [
      '¿Están los trabajadores libres de comisiones de contratación y gastos conexos, en la ley y en la práctica?',
      'Ley sobre cobros; encuestas de lo que pagaron los trabajadores; sumas devueltas',
    ],
    'agenda-4-3': [
      '¿Puede un trabajador contratado quejarse en cualquiera de los extremos del corredor y ser oído a tiempo?',
      'Quejas recibidas, tiempo hasta la decisión, sumas concedidas',
    ],
    'agenda-5-1': [
      '¿Se castiga el trabajo forzoso como delito y se protege a las víctimas cualquiera que sea su situación?',
      'Derecho penal, casos y condenas, lugares de acogida',
    ],
    'agenda-5-2': [
      '¿Puede un trabajador dejar a un empleador abusivo sin perder su derecho de residencia ni ser detenido?',
      'Reglas sobre el cambio de empleador, número de cambios concedidos',
    ],
    'agenda-5-3': [
      '¿Reciben los trabajadores en situación irregular los salarios y prestaciones debidos por el trabajo hecho?',
      'Ley y decisiones sobre reclamaciones de trabajadores sin permiso',
    ],
    'agenda-6-1': [
      '¿Se han ratificado los instrumentos sobre trabajadores migrantes, o está prevista su ratificación?',
      'Ratificaciones con fechas; análisis de lagunas; decisiones de la autoridad competente',
    ],
    'agenda-6-2': [
      '¿Da la ley a los trabajadores migrantes un trato no menos favorable que a los nacionales en salario, horas, seguridad y seguridad social?',
      'Derecho laboral y de seguridad social, con exclusiones por sector o situación',
    ],
    'agenda-6-3': [
      '¿Pueden los trabajadores migrantes afiliarse a sindicatos, formarlos y participar en la negociación?',
      'Ley sindical; migrantes entre afiliados y dirigentes',
    ],
    'agenda-7-1': [
      '¿Se envían a tiempo las memorias sobre los instrumentos ratificados y se atienden los comentarios de los órganos de control?',
      'Memorias debidas y enviadas; comentarios pendientes y medidas tomadas',
    ],
    'agenda-7-2': [
      '¿Lleva el Estado los derechos laborales a los debates regionales y mundiales sobre migración?',
      'Posiciones y declaraciones, compromisos asumidos e informes',
    ],
    'agenda-7-3': [
      '¿Hablan con una sola voz sobre migración los ministerios de trabajo, relaciones exteriores e interior?',
      'Órgano de coordinación, su mandato y sus actas',
    ],
    'agenda-8-1': [
      '¿Existe un órgano tripartito permanente que trate la migración laboral y cuyos dictámenes reciban respuesta?',
      'Miembros, reuniones, dictámenes y respuestas',
    ],
    'agenda-8-2': [
      '¿Se recogen con regularidad cifras sobre trabajadores migrantes, por sexo y corredor, y se publican?',
      'Encuestas, registros y fechas de publicación',
    ],
    'agenda-8-3': [
      '¿Tienen la administración del trabajo, los empleadores y los sindicatos personal formado en migración laboral?',
      'Formación impartida, puestos cubiertos, agregados en el extranjero',
    ],
    'principle-1-1': [
      '¿Tiene toda persona en edad de trabajar, migrante o no, acceso a un trabajo productivo en libertad, equidad, seguridad y dignidad?',
      'Política de empleo; empleo y salarios de migrantes y nacionales por sexo',
    ],
    'principle-2-1': [
      '¿Coopera el gobierno con otros países para que la migración laboral sirva al trabajo decente, tras oír a empleadores y trabajadores?',
      'Acuerdos y órganos conjuntos; actas de consultas',
    ],
    'principle-3-1': [
      '¿Se apoya la política en conocimientos y cifras actualizados que se intercambian con otros países?',
      'Estadísticas por sexo, sector y corredor; estudios; intercambio de datos',
    ],
    'principle-4-1': [
      '¿Se guía por las normas internacionales del trabajo la política nacional, que cada país fija por sí mismo?',
      'Texto de la política y normas que cita; leyes modificadas por ellas',
    ],
    'principle-5-1': [
      '¿Encajan entre sí las políticas de migración, empleo y social, y tienen en cuenta a las mujeres y a los grupos en riesgo?',
      'Políticas con fines comunes; presupuesto; evaluación por sexo',
    ],
    'principle-6-1': [
      '¿Hay suficientes vías regulares para migrar por trabajo, según las necesidades del mercado laboral y la evolución de la población?',
      'Permisos por ocupación, vacantes sin cubrir, previsiones',
    ],
    'principle-7-1': [
      '¿Participan empleadores y trabajadores, y los migrantes a través de ellos, en la elaboración y revisión de la política?',
      'Actas de órganos tripartitos, leyes cambiadas tras la consulta',
    ],
    'principle-8-1': [
      '¿Se protegen los derechos humanos y los derechos fundamentales en el trabajo de todos los trabajadores migrantes, cualquiera que sea su situación?',
      'Constitución y derecho laboral; decisiones judiciales; exclusiones',
    ],
    'principle-9-1': [
      '¿Amparan a los trabajadores migrantes, en la ley y en la práctica, las normas del trabajo que el país ha aceptado?',
      'Ratificaciones y exclusiones; ley artículo por artículo; sectores omitidos',
    ],
    'principle-10-1': [
      '¿Se hacen cumplir los derechos de los trabajadores migrantes mediante inspección, tribunales y quejas a su alcance?',
      'Inspecciones en sectores con migrantes, quejas, plazos, idiomas',
    ],
    'principle-11-1': [
      '¿Se previenen los abusos, el tráfico ilícito de migrantes y la trata, y se protege de ellos a los trabajadores?',
      'Plan de acción, casos, ayuda a las víctimas, información antes de la salida',
    ],
    'principle-12-1': [
      '¿Se orienta a mujeres y hombres en cada etapa: preparación, viaje, trabajo, regreso?',
      'Información y formación antes de la salida, acogida, servicios de retorno',
    ],
    'principle-13-1': [
      '¿Están sujetos a licencia y supervisión en ambos extremos los servicios de contratación y colocación?',
      'Ley de licencias, registro, inspecciones, sanciones',
    ],
    'principle-14-1': [
      '¿Se promueve la inclusión de los trabajadores migrantes y sus familias y se combaten la discriminación, el racismo y la xenofobia?',
      'Ley de igualdad, quejas, cursos de idioma, acceso de los niños a la escuela',
    ],
    'principle-15-1': [
      '¿Se reconoce y se aumenta, en ambos extremos, la contribución de los migrantes al empleo, el crecimiento y el desarrollo?',
      'Estudios de la contribución, costo de las transferencias, programas con comunidades en el extranjero',
    ],
  },
}
