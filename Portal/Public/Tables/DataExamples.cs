using Portal.Data.Releases;
using Portal.Data.Releases.Formats;

namespace Portal.Public.Tables;

/// <summary>How programs ask for a table: lines that work as they stand.</summary>
internal static class DataExamples
{
    internal static IReadOnlyList<(string Title, string Lines)> Of(ReleaseTable table, string site)
    {
        var (dimension, measure) = (table.Dimensions[0], table.Measures[0].Id);
        var code = dimension.Codes[0].Id;
        var file = site + PortalUrls.TableFile(table.Id, ".csv");
        var flow = $"{site}/sdmx/3/data/dataflow/RTR/{SdmxQuery.Dataflow(table)}/1.0.0/*?c[INDICATOR]={measure}";
        var cut = $"{site}{PortalUrls.TableFile(table.Id, "")}?c[{dimension.Id}]={code}&c[measure]={measure}";
        return
        [
            ("The whole table, with curl; asked again with its entity tag it costs nothing", $"curl --compressed -O {file}"),
            ("A part of it: cells as published, none computed anew", $"curl -g '{cut}&format=csv'"),
            ("R; NA is a country, nothing is missing by that name", $"table <- read.csv(\"{file}\", na.strings = \"\")"),
            ("Python, without any package", $"import csv, io, urllib.request\ntext = urllib.request.urlopen(\"{file}\").read().decode(\"utf-8\")\ntable = list(csv.DictReader(io.StringIO(text)))"),
            ("Python with pandas; NA is a country here too", $"import pandas\ntable = pandas.read_csv(\"{file}\", keep_default_na=False, na_values=[\"\"])"),
            ("JSON-stat, with jsonstat-toolkit in JavaScript", $"import JSONstat from \"jsonstat-toolkit\";\nconst table = await JSONstat(\"{site}{PortalUrls.TableFile(table.Id, ".json")}\");\ntable.Dataset(0).Data({{ {dimension.Id}: \"{code}\", measure: \"{measure}\" }});"),
            ("SDMX REST: the structure, then data as SDMX-JSON, then as SDMX-CSV", $"curl {site}/sdmx/3/structure/dataflow/RTR/{SdmxQuery.Dataflow(table)}/1.0.0?references=descendants\ncurl -g '{flow}'\ncurl -g -H 'Accept: application/vnd.sdmx.data+csv;version=2.0.0' '{flow}'"),
            ("SDMX-ML in R, with rsdmx", $"library(rsdmx)\ntable <- as.data.frame(readSDMX(\"{site}{PortalUrls.TableFile(table.Id, ".xml")}\"))"),
        ];
    }
}
