namespace Portal.Api;

/// <summary>How content is compressed on its way.</summary>
internal enum OpenCoding
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>By gzip.</summary>
    Gzip,

    /// <summary>By Brotli.</summary>
    Brotli,
}
