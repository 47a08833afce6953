export interface SdmxExample {
  readonly id: 'r' | 'python' | 'excel'
  readonly text: string
}

const KEY = 'un-ims-2024.A.MST.NPL..BIRTH.DST._T'

/** Addresses that answer as they are: the list of tables, one table, and what can be chosen of it. */
export const sdmxAddresses = (origin: string): readonly string[] => [
  `${origin}/sdmx/rest/dataflow/all/all/latest`,
  `${origin}/sdmx/rest/data/DF_STOCKS/${KEY}?format=csv`,
  `${origin}/sdmx/rest/v2/data/dataflow/CORRIDOR/DF_STOCKS/~/un-ims-2024.A.MST.NPL.QAT?c[TIME_PERIOD]=ge:2010`,
  `${origin}/sdmx/rest/v2/availability/dataflow/CORRIDOR/DF_STOCKS`,
]

/** The same table fetched by the usual programs. */
export const sdmxExamples = (origin: string): readonly SdmxExample[] => [
  {
    id: 'r',
    text: `library(rsdmx)
stocks <- readSDMX("${origin}/sdmx/rest/data/DF_STOCKS/${KEY}/all/")
head(as.data.frame(stocks))

# or without any package:
head(read.csv("${origin}/sdmx/rest/data/DF_STOCKS/${KEY}?format=csv"))`,
  },
  {
    id: 'python',
    text: `import sdmx
sdmx.add_source({"id": "CORRIDOR", "name": "Corridor", "url": "${origin}/sdmx/rest"})
client = sdmx.Client("CORRIDOR")
message = client.data("DF_STOCKS", key="${KEY}")
print(sdmx.to_pandas(message).tail())

# or without any package but pandas:
import pandas
print(pandas.read_csv("${origin}/sdmx/rest/data/DF_STOCKS/${KEY}?format=csv").tail())`,
  },
  {
    id: 'excel',
    text: `let
  Source = Csv.Document(
    Web.Contents("${origin}/sdmx/rest/data/DF_STOCKS/${KEY}?format=csvfilewithlabels"),
    [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]),
  Table = Table.PromoteHeaders(Source, [PromoteAllScalars = true])
in
  Table`,
  },
]
