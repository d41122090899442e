namespace Portal.Data.Releases.Building;

/// <summary>Something large that is read when it is first asked for, and again after it was let go of.</summary>
/// <param name="read">Reads it; the same each time.</param>
internal sealed class ReadWhenAsked<T>(Func<T> read)
    where T : class
{
    private T? value;

    internal T Value => value ??= read();

    internal void LetGo() => value = null;
}
