using Portal.Data.Notices;

namespace Portal.Data.Imports;

/// <summary>What one line of an event file gave: an event, or the reasons why it was refused.</summary>
public abstract record EventRow
{
    private EventRow(long row) => Row = row;

    /// <summary>Line in the file, counted from 1 with the header.</summary>
    public long Row { get; }

    /// <summary>The line holds an event.</summary>
    public sealed record Accepted : EventRow
    {
        internal Accepted(long row, NoticeEvent noticeEvent)
            : base(row) => Event = noticeEvent;

        /// <summary>The event, its references still the sender's own.</summary>
        public NoticeEvent Event { get; }
    }

    /// <summary>The line, or the whole file, is refused.</summary>
    public sealed record Refused : EventRow
    {
        internal Refused(long row, IReadOnlyList<RowProblem> problems)
            : base(row) => Problems = problems;

        /// <summary>One problem for each column that broke a rule; at least one.</summary>
        public IReadOnlyList<RowProblem> Problems { get; }
    }
}
