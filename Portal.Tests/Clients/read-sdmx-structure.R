# Prints the code lists and dimensions of an SDMX-ML structure message, as rsdmx reads them
library(rsdmx)
file <- commandArgs(trailingOnly = TRUE)[1]
structure <- readSDMX(file, isURL = FALSE)
for (list in slot(slot(structure, "codelists"), "codelists")) {
  cat(slot(list, "agencyID"), slot(list, "id"), length(slot(list, "Code")), "\n")
}
for (dsd in slot(slot(structure, "datastructures"), "datastructures")) {
  cat("structure", slot(dsd, "id"), "\n")
  for (dimension in slot(slot(dsd, "Components"), "Dimensions")) cat("dimension", slot(dimension, "conceptRef"), "\n")
}
