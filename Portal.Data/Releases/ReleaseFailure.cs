using NodaTime;

namespace Portal.Data.Releases;

/// <summary>Why a scheduled release could not be published at its minute.</summary>
public sealed record ReleaseFailure
{
    /// <summary>The draft.</summary>
    public required long DraftId { get; init; }

    /// <summary>Short name of the reason.</summary>
    public required string Rule { get; init; }

    /// <summary>The reason in words.</summary>
    public required string Message { get; init; }

    /// <summary>When it first stood in the way.</summary>
    public required Instant FirstAt { get; init; }

    /// <summary>When it last did.</summary>
    public required Instant LastAt { get; init; }

    /// <summary>How many attempts it ended.</summary>
    public required long Times { get; init; }
}
