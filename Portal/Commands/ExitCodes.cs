namespace Portal.Commands;

/// <summary>What a verb tells the shell.</summary>
internal static class ExitCodes
{
    internal const int Done = 0;
    internal const int Finding = 1;
    internal const int WrongUsage = 2;

    /// <summary>Ended by Ctrl+C or SIGTERM before it was done: what a shell says of a program that a signal ended.</summary>
    internal const int Stopped = 130;
}
