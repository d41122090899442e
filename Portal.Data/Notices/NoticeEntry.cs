namespace Portal.Data.Notices;

/// <summary>A notice that a batch speaks of.</summary>
internal sealed class NoticeEntry(ReferenceHash reference)
{
    /// <summary>Keyed hash of the reference.</summary>
    internal ReferenceHash Hash => reference;

    /// <summary>The same as it is stored.</summary>
    internal byte[] Reference => reference.ToBytes();

    /// <summary>The same in hexadecimal, as events name it.</summary>
    internal string Hex => reference.ToHex();

    /// <summary>Id in the database; 0 until it is looked up.</summary>
    internal long Id { get; set; }

    /// <summary>True until events of it wait: nothing was there before.</summary>
    internal bool IsNew { get; set; }

    /// <summary>True for the demonstration's.</summary>
    internal bool IsSynthetic { get; set; }

    /// <summary>Number of the <see cref="NoticeRange.Fill"/> that it is named in; 0 for none.</summary>
    internal int Fill { get; set; }
}
