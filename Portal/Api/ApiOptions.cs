namespace Portal.Api;

/// <summary>Bounds of what machines may send, section <c>Portal:Api</c>.</summary>
internal sealed record ApiOptions
{
    /// <summary>Largest body as it comes over the wire, in bytes.</summary>
    public long MaxBodyBytes { get; init; } = 268_435_456;

    /// <summary>Largest body after unpacking, in bytes.</summary>
    public long MaxUnpackedBytes { get; init; } = 4_294_967_296;

    /// <summary>Bodies that may wait for the one writer; a further one is asked to come later.</summary>
    public int MaxWaiting { get; init; } = 8;

    internal static ApiOptions Read(IConfiguration configuration)
    {
        var options = configuration.GetSection("Portal:Api").Get<ApiOptions>() ?? new ApiOptions();
        return options is { MaxBodyBytes: > 0, MaxUnpackedBytes: > 0, MaxWaiting: >= 0 }
            ? options
            : throw new InvalidOperationException("Portal:Api:MaxBodyBytes and Portal:Api:MaxUnpackedBytes must be more than 0, Portal:Api:MaxWaiting at least 0.");
    }
}
