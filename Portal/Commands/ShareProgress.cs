namespace Portal.Commands;

/// <summary>Shows the share done on standard error, a whole per cent at a time; nothing where it is not a terminal.</summary>
internal sealed class ShareProgress(string doing) : IProgress<double>
{
    private int percent = -1;

    public void Report(double value)
    {
        if (!Console.IsErrorRedirected && (int)(value * 100) > percent)
        {
            percent = (int)(value * 100);
            CommandOutput.Error.Write($"\r{doing} {percent} %{(percent == 100 ? "\n" : "")}");
        }
    }
}
