# Prints a CSV file as base R reads it by the names in its first line, every field as a text
file <- commandArgs(trailingOnly = TRUE)[1]
frame <- read.csv(file, colClasses = "character", check.names = FALSE, na.strings = character(), strip.white = FALSE, encoding = "UTF-8")
write.csv(frame, stdout(), row.names = FALSE)
