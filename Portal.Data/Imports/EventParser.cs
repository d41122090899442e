using System.Buffers.Text;
using System.Text;
using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Storage;

namespace Portal.Data.Imports;

/// <summary>Turns the cells of a row into an event, or into one problem for each bad column. Every cell passes the content gate first.</summary>
internal sealed class EventParser(EventReaderOptions options)
{
    private const long MaxLimitSeconds = 315_360_000;

    private readonly TextPool pool = new();
    private readonly RecentTexts references = new();
    private readonly Dictionary<string, IReadOnlyList<string>> ruleLists = [];
    private readonly Func<string, bool> isReason = ReasonCodes.All.Contains;
    private List<RowProblem>? problems;
    private long row;

    internal EventRow Parse(CellBuffer cells, long rowNumber)
    {
        (problems, row) = (null, rowNumber);
        for (var column = 0; column < EventColumns.Count; column++)
        {
            var value = cells[(EventColumn)column];
            if (!value.IsEmpty && ContentGate.Refusal(value) is { } rule)
            {
                Refuse((EventColumn)column, rule);
            }
        }

        // Values are read only from rows in which nothing was refused at the gate.
        var parsed = problems is null ? ParseGated(cells) : null;
        return problems is null ? new EventRow.Accepted(row, parsed!) : new EventRow.Refused(row, problems);
    }

    private NoticeEvent ParseGated(CellBuffer cells)
    {
        var type = ParseType(cells[EventColumn.Type]);
        var occurredAt = ParseTime(cells, EventColumn.OccurredAt, isCheckedForFuture: true) ?? default;
        Require(cells, EventColumn.OccurredAt);
        if (type is EventType.Corrected or EventType.Retracted)
        {
            Require(cells, EventColumn.Target);
        }

        CheckPlaces(cells, type);
        Require(cells, EventColumn.EventId);
        Require(cells, EventColumn.NoticeRef);
        return new NoticeEvent
        {
            Source = options.Source,
            EventId = Text(cells, EventColumn.EventId) ?? "",
            NoticeRef = Reference(cells, EventColumn.NoticeRef) ?? "",
            ItemRef = Reference(cells, EventColumn.ItemRef),
            Type = type,
            OccurredAt = occurredAt,
            RecordedAt = ParseRecordedAt(cells, occurredAt),
            Provider = Code(cells, EventColumn.Provider, options.Codes?.IsProvider),
            IssuerCountry = Code(cells, EventColumn.IssuerCountry, options.Codes?.IsCountry),
            HostCountry = Code(cells, EventColumn.HostCountry, options.Codes?.IsCountry),
            Category = Code(cells, EventColumn.Category, options.Codes?.IsCategory),
            NoticeType = Code(cells, EventColumn.NoticeType, options.Codes?.IsNoticeType),
            Rules = ParseRules(cells[EventColumn.Rule]),
            LimitSeconds = ParseLimit(cells[EventColumn.LimitSeconds]),
            DeadlineAt = ParseTime(cells, EventColumn.DeadlineAt, isCheckedForFuture: false),
            Territory = ParseTerritory(cells),
            MaterialRef = Text(cells, EventColumn.MaterialRef),
            Target = Text(cells, EventColumn.Target),
            Reason = Code(cells, EventColumn.Reason, options.Codes is null ? null : isReason),
            Evidence = ParseEvidence(cells[EventColumn.Evidence]),
        };
    }

    private void CheckPlaces(CellBuffer cells, EventType type)
    {
        for (var column = EventColumn.Provider; column <= EventColumn.NoticeType; column++)
        {
            if (type is not (EventType.Issued or EventType.Corrected) && !cells[column].IsEmpty)
            {
                Refuse(column, ProblemRules.NotAllowedHere);
            }

            // Without these three nobody can say whose item it is; host country and notice type may be unknown to the sender.
            if (type is EventType.Issued && options.Codes is not null
                && column is EventColumn.Provider or EventColumn.IssuerCountry or EventColumn.Category)
            {
                Require(cells, column);
            }
        }

        if (type is EventType.Withdrawn && options.Codes is not null)
        {
            Require(cells, EventColumn.Reason);
        }
    }

    private EventType ParseType(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
        {
            Refuse(EventColumn.Type, ProblemRules.Missing);
            return default;
        }

        if (!EventWords.TryParse(pool.Get(value), out EventType type))
        {
            Refuse(EventColumn.Type, ProblemRules.UnknownCode);
        }

        return type;
    }

    private Evidence? ParseEvidence(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
        {
            return null;
        }

        if (EventWords.TryParse(pool.Get(value), out Evidence evidence))
        {
            return evidence;
        }

        if (options.Codes is not null)
        {
            Refuse(EventColumn.Evidence, ProblemRules.UnknownCode);
        }

        return null;
    }

    private Instant ParseRecordedAt(CellBuffer cells, Instant occurredAt)
    {
        if (cells[EventColumn.RecordedAt].IsEmpty)
        {
            return options.RecordedAt ?? occurredAt;
        }

        if (!options.MayLoadHistory)
        {
            Refuse(EventColumn.RecordedAt, ProblemRules.HistoryNotAllowed);
            return default;
        }

        return ParseTime(cells, EventColumn.RecordedAt, isCheckedForFuture: true) ?? default;
    }

    private Instant? ParseTime(CellBuffer cells, EventColumn column, bool isCheckedForFuture)
    {
        if (cells[column].IsEmpty)
        {
            return null;
        }

        if (Rfc3339.TryParse(cells[column], out var instant) is { } rule)
        {
            Refuse(column, rule);
        }
        else if (isCheckedForFuture && instant > (options.LatestInstant ?? Instant.MaxValue))
        {
            Refuse(column, ProblemRules.Future);
        }

        return instant;
    }

    private IReadOnlyList<string> ParseRules(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
        {
            return [];
        }

        var text = pool.Get(value);
        if (ruleLists.TryGetValue(text, out var known))
        {
            return known;
        }

        string[] rules = text.Split(';', StringSplitOptions.RemoveEmptyEntries);
        if (options.IsRule is { } isRule && !rules.All(isRule))
        {
            Refuse(EventColumn.Rule, ProblemRules.UnknownCode);
            return rules;
        }

        return ruleLists.Count < 1000 ? ruleLists[text] = rules : rules;
    }

    private string? ParseTerritory(CellBuffer cells)
    {
        var text = Text(cells, EventColumn.Territory);
        if (text is not null and not "*" && options.Codes is { } codes && !text.Split(';').All(codes.IsCountry))
        {
            Refuse(EventColumn.Territory, ProblemRules.UnknownCode);
        }

        return text;
    }

    private long? ParseLimit(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
        {
            return null;
        }

        if (Utf8Parser.TryParse(value, out long seconds, out var used) && used == value.Length && seconds is > 0 and <= MaxLimitSeconds)
        {
            return seconds;
        }

        Refuse(EventColumn.LimitSeconds, ProblemRules.NotANumber);
        return null;
    }

    private string? Code(CellBuffer cells, EventColumn column, Func<string, bool>? isKnown)
    {
        if (cells[column].IsEmpty)
        {
            return null;
        }

        var code = pool.Get(cells[column]);
        if (isKnown is not null && !isKnown(code))
        {
            Refuse(column, ProblemRules.UnknownCode);
        }

        return code;
    }

    private string? Reference(CellBuffer cells, EventColumn column) => cells[column].IsEmpty ? null : references.Get(cells[column]);

    private static string? Text(CellBuffer cells, EventColumn column) =>
        cells[column].IsEmpty ? null : Encoding.ASCII.GetString(cells[column]);

    private void Require(CellBuffer cells, EventColumn column)
    {
        if (cells[column].IsEmpty)
        {
            Refuse(column, ProblemRules.Missing);
        }
    }

    private void Refuse(EventColumn column, string rule) => (problems ??= []).Add(RowProblem.Of(row, column, rule));
}
