using System.Globalization;
using Portal.Data.Seeding;

namespace Portal.Commands;

/// <summary>Shows a first start on standard error: one line a step, rewritten on a terminal.</summary>
internal sealed class SeedProgressDisplay : IProgress<SeedProgress>
{
    private readonly Lock gate = new();
    private string? current;
    private int percent = -1;

    public void Report(SeedProgress value)
    {
        lock (gate)
        {
            var now = (int)(value.Done * 100);
            if (Console.IsErrorRedirected)
            {
                if (value.Step != current)
                {
                    CommandOutput.Error.WriteLine(value.Step);
                }
            }
            else if (value.Step != current || now != percent)
            {
                var lineEnd = value.Done >= 1 ? Environment.NewLine : "";
                CommandOutput.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{value.Step,-60} {now,3} %{lineEnd}"));
            }

            (current, percent) = (value.Step, now);
        }
    }
}
