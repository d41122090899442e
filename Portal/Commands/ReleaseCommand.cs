using System.CommandLine;
using Portal.Commands.Releases;

namespace Portal.Commands;

/// <summary><c>portal release</c>: from a plan to a signed publication, and back.</summary>
internal static class ReleaseCommand
{
    internal static Command Create() => new("release", "Plans, builds, attacks, approves, signs, shows, checks and exports releases.")
    {
        PlanVerbs.Plan(),
        PlanVerbs.Version(),
        PlanVerbs.Vintages(),
        StepVerbs.Build(),
        StepVerbs.Audit(),
        StepVerbs.Approve(),
        StepVerbs.Reject(),
        StepVerbs.Schedule(),
        StepVerbs.Publish(),
        StepVerbs.AskWithdrawal(),
        StepVerbs.Withdraw(),
        FolderVerbs.Show(),
        ExportVerb.Create(),
        FolderVerbs.Verify(),
        FolderVerbs.RotateKey(),
    };
}
