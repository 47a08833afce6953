import type { ReportLanguage } from '@corridor/reporting'

interface TemplateWords {
  readonly guide: string
  readonly notes: string
  readonly status: string
  readonly confidentiality: string
  readonly total: string
  readonly noteColumns: readonly [string, string, string, string]
  readonly lines: readonly string[]
}

/** What a template says besides the names of the questionnaire. Sheets have the same names in all languages. */
export const TEMPLATE_WORDS: Readonly<Record<ReportLanguage, TemplateWords>> = {
  en: {
    guide: 'How to fill this workbook',
    notes: 'Notes on cells',
    status: 'Status',
    confidentiality: 'Confidentiality',
    total: 'Total',
    noteColumns: ['Table', 'Row', 'Column', 'Note'],
    lines: [
      'Write persons as whole numbers, without thousands or units, into the white cells.',
      'Leave a cell empty only where you give a status that says why: L exists but was not collected, M missing, N not significant, S strike or special event.',
      'Other statuses: A normal (or empty), B break, D definition differs, E estimated, F forecast, G experimental, I imputed, P provisional, U low reliability, V unvalidated.',
      'Confidentiality: F free (or empty), N not for publication, C confidential, D secondary. Figures that are not free are not published.',
      'Do not change codes, sheets, rows or columns. Notes on a cell stand on the sheet NOTES with the codes of table, row and column.',
      'Send the file back on the page of the report. It takes the place of everything that was written there.',
    ],
  },
  fr: {
    guide: 'Comment remplir ce classeur',
    notes: 'Notes sur les cellules',
    status: 'Statut',
    confidentiality: 'Confidentialité',
    total: 'Total',
    noteColumns: ['Tableau', 'Ligne', 'Colonne', 'Note'],
    lines: [
      'Écrivez des personnes en nombres entiers, sans milliers ni unités, dans les cellules blanches.',
      'Ne laissez une cellule vide que si un statut en donne la raison : L existe mais non collecté, M manquant, N non significatif, S grève ou événement particulier.',
      'Autres statuts : A normal (ou vide), B rupture, D définition différente, E estimé, F prévision, G expérimental, I imputé, P provisoire, U peu fiable, V non validé.',
      'Confidentialité : F libre (ou vide), N non destiné à la publication, C confidentiel, D secondaire. Les chiffres qui ne sont pas libres ne sont pas publiés.',
      'Ne changez ni codes, ni feuilles, ni lignes, ni colonnes. Les notes sur une cellule sont sur la feuille NOTES, avec les codes du tableau, de la ligne et de la colonne.',
      'Renvoyez le fichier sur la page du rapport. Il remplace tout ce qui y était écrit.',
    ],
  },
  es: {
    guide: 'Cómo rellenar este libro',
    notes: 'Notas sobre celdas',
    status: 'Estado',
    confidentiality: 'Confidencialidad',
    total: 'Total',
    noteColumns: ['Tabla', 'Fila', 'Columna', 'Nota'],
    lines: [
      'Escriba personas en números enteros, sin miles ni unidades, en las celdas blancas.',
      'Deje una celda vacía solo si un estado dice por qué: L existe pero no se recopiló, M falta, N no significativo, S huelga o acontecimiento especial.',
      'Otros estados: A normal (o vacío), B ruptura, D definición distinta, E estimado, F previsión, G experimental, I imputado, P provisional, U poco fiable, V no validado.',
      'Confidencialidad: F libre (o vacío), N no para publicación, C confidencial, D secundaria. Las cifras que no son libres no se publican.',
      'No cambie códigos, hojas, filas ni columnas. Las notas sobre una celda están en la hoja NOTES, con los códigos de tabla, fila y columna.',
      'Envíe el archivo en la página del informe. Sustituye todo lo que había allí.',
    ],
  },
  ar: {
    guide: 'كيفية ملء هذا المصنف',
    notes: 'ملاحظات على الخلايا',
    status: 'الحالة',
    confidentiality: 'السرية',
    total: 'المجموع',
    noteColumns: ['الجدول', 'الصف', 'العمود', 'ملاحظة'],
    lines: [
      'اكتب الأشخاص بأعداد صحيحة بلا آلاف ولا وحدات في الخلايا البيضاء.',
      'لا تترك خلية فارغة إلا مع حالة تبيّن السبب: L موجود ولم يُجمع، M مفقود، N غير ذي دلالة، S إضراب أو حدث خاص.',
      'حالات أخرى: A عادي (أو فارغ)، B انقطاع، D تعريف مختلف، E مقدَّر، F توقع، G تجريبي، I محتسب، P مؤقت، U ضعيف الموثوقية، V غير مُتحقق منه.',
      'السرية: F حر (أو فارغ)، N ليس للنشر، C سري، D ثانوي. الأرقام غير الحرة لا تُنشر.',
      'لا تغيّر الرموز ولا الأوراق ولا الصفوف ولا الأعمدة. الملاحظات على خلية في ورقة NOTES مع رموز الجدول والصف والعمود.',
      'أعد الملف في صفحة التقرير. يحل محل كل ما كُتب هناك.',
    ],
  },
}
