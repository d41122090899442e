# Prints every observation of an SDMX-ML file, as rsdmx reads it
library(rsdmx)
file <- commandArgs(trailingOnly = TRUE)[1]
frame <- as.data.frame(readSDMX(file, isURL = FALSE))
write.csv(frame, stdout(), row.names = FALSE, na = "")
