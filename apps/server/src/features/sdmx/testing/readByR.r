# What R's rsdmx reads of the service whose root is given: one line for each fact.
suppressMessages(library(rsdmx))
root <- commandArgs(TRUE)[1]
tell <- function(name, value) cat(name, value, "\n")

flows <- as.data.frame(readSDMX(paste0(root, "/dataflow/all/all/latest/")))
tell("flows", paste(sort(flows$id), collapse = ","))

stocks <- as.data.frame(readSDMX(paste0(root, "/data/DF_STOCKS/un-ims-2024.A.MST.NPL..BIRTH.DST._T/all/")))
tell("rows", nrow(stocks))
tell("sum", format(sum(as.numeric(stocks$obsValue)), digits = 15))

dsd <- readSDMX(paste0(root, "/datastructure/CORRIDOR/DSD_STOCKS/latest/?references=children"))
tell("codelists", length(dsd@codelists@codelists))
components <- dsd@datastructures@datastructures[[1]]@Components
tell("dimensions", paste(sapply(components@Dimensions, function(one) one@conceptRef), collapse = "."))
