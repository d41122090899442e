using System.CommandLine;
using NodaTime;
using NodaTime.Text;

namespace Portal.Commands.Releases;

/// <summary>Arguments that several of the verbs take.</summary>
internal static class ReleaseOptions
{
    internal static Argument<string> Release() => new("release") { Description = "Id of the release, such as register-2026-10; older ones are the month alone." };

    internal static Option<int> Version() => new("--version") { Description = "Version; 1 is the first.", DefaultValueFactory = _ => 1 };

    internal static Option<string> As() => new("--as") { Description = "Key of the account that acts. The record says that it came from the command line and is not proved.", Required = true };

    internal static Option<string?> At(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && Instant(text) is null)
            {
                result.AddError($"{name}: an instant such as 2026-11-22T09:30:00Z");
            }
        });
        return option;
    }

    internal static Instant? Instant(string? text) => text is not null && InstantPattern.ExtendedIso.Parse(text) is { Success: true } parsed ? parsed.Value : null;
}
