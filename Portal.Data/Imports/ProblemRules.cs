using System.Collections.Frozen;

namespace Portal.Data.Imports;

/// <summary>Names of the rules that a row can break, and what is said to the sender. Messages are fixed texts: no value can slip into one.</summary>
public static class ProblemRules
{
    /// <summary>A web address, also in disguise.</summary>
    public const string Url = "url";

    /// <summary>The name of a host.</summary>
    public const string HostName = "host-name";

    /// <summary>An e-mail address.</summary>
    public const string EmailAddress = "email-address";

    /// <summary>An IPv4 or IPv6 address.</summary>
    public const string IpAddress = "ip-address";

    /// <summary>32 or more hexadecimal digits in a run.</summary>
    public const string HexRun = "hex-run";

    /// <summary>32 or more base64 characters in a run.</summary>
    public const string Base64Run = "base64-run";

    /// <summary>A character that no reader can see.</summary>
    public const string ControlCharacter = "control-character";

    /// <summary>More than 200 characters in a cell.</summary>
    public const string TooLong = "too-long";

    /// <summary>A cell that a spreadsheet would compute.</summary>
    public const string Formula = "formula";

    /// <summary>Anything else that is neither a code, a time, a number nor an opaque reference.</summary>
    public const string FreeText = "free-text";

    /// <summary>A code that is not in the portal's lists.</summary>
    public const string UnknownCode = "unknown-code";

    /// <summary>The same event id came before with other content.</summary>
    public const string IdReused = "id-reused";

    /// <summary>A column that the format does not have.</summary>
    public const string UnknownColumn = "unknown-column";

    /// <summary>A column that stands twice.</summary>
    public const string RepeatedColumn = "repeated-column";

    /// <summary>A required column or cell is not there.</summary>
    public const string Missing = "missing";

    /// <summary>A row with more or fewer cells than the header.</summary>
    public const string ColumnCount = "column-count";

    /// <summary>A row longer than any row of the format can be.</summary>
    public const string RowTooLong = "row-too-long";

    /// <summary>Quotes that do not close, or text after a closing quote.</summary>
    public const string BadQuote = "bad-quote";

    /// <summary>A line that is not one flat JSON object.</summary>
    public const string BadJson = "bad-json";

    /// <summary>Bytes that are not UTF-8.</summary>
    public const string NotUtf8 = "not-utf-8";

    /// <summary>Compressed data that does not decompress, or ends early.</summary>
    public const string BadCompression = "bad-compression";

    /// <summary>A file without a single row.</summary>
    public const string EmptyFile = "empty-file";

    /// <summary>A time that is not RFC 3339.</summary>
    public const string NotATime = "not-a-time";

    /// <summary>A time without an offset from UTC.</summary>
    public const string NoOffset = "no-offset";

    /// <summary>A time later than now, beyond the source's tolerance.</summary>
    public const string Future = "future";

    /// <summary>A number that is not a whole number in range.</summary>
    public const string NotANumber = "not-a-number";

    /// <summary>A column that may not be filled on this type of event.</summary>
    public const string NotAllowedHere = "not-allowed-here";

    /// <summary>A source that may not say when things became known.</summary>
    public const string HistoryNotAllowed = "history-not-allowed";

    private static readonly FrozenDictionary<string, string> Messages = new Dictionary<string, string>
    {
        [Url] = "Looks like a web address. The portal never holds one: send an opaque reference.",
        [HostName] = "Looks like a host name. Opaque references may not have letters after a dot: use - or _.",
        [EmailAddress] = "Looks like an e-mail address. The portal never holds one.",
        [IpAddress] = "Looks like an IP address. The portal never holds one.",
        [HexRun] = "A run of 32 or more hexadecimal digits looks like a hash of material. Send an opaque reference.",
        [Base64Run] = "A run of 32 or more base64 characters looks like a hash or a file. Send an opaque reference.",
        [ControlCharacter] = "Contains a control or invisible character.",
        [TooLong] = "Longer than 200 characters.",
        [Formula] = "Begins like a spreadsheet formula.",
        [FreeText] = "Neither a code, a time, a number nor an opaque reference. References are ASCII letters, digits and - _ . : / # ~ only.",
        [UnknownCode] = "This code is not in the portal's lists.",
        [IdReused] = "This source has sent this event_id before, with other content. Send a correction with an id of its own.",
        [UnknownColumn] = "The format has no such column. Remove it: what is not in the format is not taken.",
        [RepeatedColumn] = "The column stands twice.",
        [Missing] = "Required here, and blank or absent.",
        [ColumnCount] = "The row has more or fewer cells than the header.",
        [RowTooLong] = "The row is longer than 64 KiB.",
        [BadQuote] = "The quotes of a cell do not close on the same line, or text follows a closing quote.",
        [BadJson] = "The line is not one flat JSON object with string or number values.",
        [NotUtf8] = "The bytes are not UTF-8.",
        [BadCompression] = "The compressed data is damaged, ends early, has several parts, or is not of the kind that the file's name says.",
        [EmptyFile] = "The file has no row.",
        [NotATime] = "Not an RFC 3339 time such as 2026-02-03T04:05:06Z, or before 1970.",
        [NoOffset] = "The time has no offset. Add Z or an offset such as +01:00.",
        [Future] = "The time lies in the future, beyond the source's tolerance.",
        [NotANumber] = "Not a whole number of seconds between 1 and 315360000.",
        [NotAllowedHere] = "May be filled on issued and corrected events only.",
        [HistoryNotAllowed] = "This source may not set recorded_at. Leave it blank: the portal's clock is taken.",
    }.ToFrozenDictionary();

    /// <summary>The fixed sentence for a rule.</summary>
    public static string MessageOf(string rule) => Messages[rule];
}
