using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using Portal.Data.Clocks;
using Portal.Data.Imports;
using Portal.Data.Regimes;

namespace Portal.Commands;

/// <summary><c>portal clocks EVENTS</c>: one obligation a line, from a file of events and the catalogue alone.</summary>
internal static class ClocksCommand
{
    internal static Command Create()
    {
        var events = new Argument<string>("events") { Description = "CSV or NDJSON, also .gz; - reads standard input." };
        var rules = new Option<string?>("--rules") { Description = "Rules in place of those shipped beside the program." };
        var asOf = new Option<string>("--as-of") { Description = "Later events are left out.", Required = true };
        var knownAt = new Option<string?>("--known-at") { Description = "Events recorded later are left out; default: none." };
        var format = new Option<string?>("--format") { Description = "csv or ndjson; default: from the name, else from the first character." };
        format.AcceptOnlyFromAmong("csv", "ndjson", "events-csv", "events-ndjson");
        var json = new Option<bool>("--json") { Description = "JSON Lines, as always." };
        var notices = new Option<bool>("--notices") { Description = "One line a notice and rule: the worst item's verdict, with the items by verdict." };
        var command = new Command("clocks", "Prints the obligations of a file of events with their verdicts; needs no database.") { events, rules, asOf, knownAt, format, json, notices };
        command.SetAction(parsed =>
        {
            var view = View(parsed.GetRequiredValue(asOf), parsed.GetValue(knownAt));
            var file = parsed.GetRequiredValue(events);
            return view is null ? ExitCodes.WrongUsage : Run(file, parsed.GetValue(format), parsed.GetValue(rules), view, parsed.GetValue(notices));
        });
        return command;
    }

    private static int Run(string file, string? format, string? rulesFile, ClockView view, bool isByNotice)
    {
        foreach (var needed in new[] { file == "-" ? null : file, rulesFile })
        {
            if (needed is not null && !File.Exists(needed))
            {
                CommandOutput.Error.WriteLine($"{needed}: there is no such file.");
                return ExitCodes.WrongUsage;
            }
        }

        switch (CatalogueFiles.Load(rulesFile))
        {
            case CatalogueResult.Refused refused:
                foreach (var problem in refused.Problems)
                {
                    CommandOutput.Error.WriteLine($"{problem.Path}: {problem.Message}");
                }

                return ExitCodes.Finding;
            case CatalogueResult.Loaded { Catalogue: var catalogue }:
                return Run(file, format, catalogue, view, isByNotice);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static int Run(string file, string? format, RuleCatalogue catalogue, ClockView view, bool isByNotice)
    {
        using var events = EventFiles.NewGrouper();
        var problems = EventFiles.Read(file, format, catalogue.Knows, events);
        if (problems.Count > 0)
        {
            foreach (var problem in problems.Take(ImportReport.MaxListedProblems))
            {
                CommandOutput.Error.WriteLine($"row {problem.Row}, {problem.Column}: {problem.Rule}: {problem.Message}");
            }

            return ExitCodes.Finding;
        }

        var obligations = DeadlineCalculator.EvaluateNotices(events.Notices(), catalogue, view);
        if (isByNotice)
        {
            NoticeVerdictLines.Write(NoticeVerdict.Of(obligations), catalogue.Version);
        }
        else
        {
            ObligationLines.Write(obligations, catalogue.Version);
        }

        return ExitCodes.Done;
    }

    private static ClockView? View(string asOf, string? knownAt)
    {
        if (Time(asOf) is not { } last)
        {
            CommandOutput.Error.WriteLine("--as-of is not an RFC 3339 time with an offset.");
            return null;
        }

        if (knownAt is null)
        {
            return new ClockView(last, null);
        }

        if (Time(knownAt) is { } known)
        {
            return new ClockView(last, known);
        }

        CommandOutput.Error.WriteLine("--known-at is not an RFC 3339 time with an offset.");
        return null;
    }

    private static Instant? Time(string text)
    {
        var parsed = OffsetDateTimePattern.Rfc3339.Parse(text.ToUpperInvariant());
        return parsed.Success ? parsed.Value.ToInstant() : null;
    }
}
