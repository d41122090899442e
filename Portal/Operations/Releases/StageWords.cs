using System.Diagnostics;
using Portal.Data.Releases;

namespace Portal.Operations.Releases;

/// <summary>The stages in words, each with what it means and who is next. No word blames anybody.</summary>
internal static class StageWords
{
    internal static string Name(ReleaseStage stage) => stage switch
    {
        ReleaseStage.NotYet => "To come",
        ReleaseStage.Planned => "Ready to build",
        ReleaseStage.Building => "Being built",
        ReleaseStage.Built => "Built",
        ReleaseStage.Attacking => "Being attacked",
        ReleaseStage.Audited => "Attack found nothing",
        ReleaseStage.AuditFailed => "Attack found something",
        ReleaseStage.Approved => "Approved",
        ReleaseStage.Scheduled => "Scheduled",
        ReleaseStage.Stuck => "Could not be published",
        ReleaseStage.Published => "Published",
        ReleaseStage.WithdrawalAsked => "Withdrawal asked for",
        ReleaseStage.Withdrawn => "Withdrawn",
        ReleaseStage.Rejected => "Turned down",
        _ => throw new UnreachableException(),
    };

    /// <summary>A step that was taken; <c>by</c> and somebody's name follow.</summary>
    internal static string Name(ReleaseStep step) => step switch
    {
        ReleaseStep.Built => "Built",
        ReleaseStep.AuditPassed => "Attacked, nothing found,",
        ReleaseStep.AuditFailed => "Attacked, something found,",
        ReleaseStep.Approved => "Approved",
        ReleaseStep.Rejected => "Turned down",
        ReleaseStep.Scheduled => "Minute set",
        ReleaseStep.Published => "Published",
        ReleaseStep.Withdrawn => "Withdrawn",
        ReleaseStep.WithdrawalAsked => "Withdrawal asked for",
        ReleaseStep.WithdrawalRefused => "Withdrawal turned down",
        _ => throw new UnreachableException(),
    };

    /// <summary>The shape that goes with the word.</summary>
    internal static string Shape(ReleaseStage stage) => stage switch
    {
        ReleaseStage.NotYet => "dashed",
        ReleaseStage.Planned => "hollow",
        ReleaseStage.Building or ReleaseStage.Built or ReleaseStage.Attacking or ReleaseStage.Audited => "half",
        ReleaseStage.Approved or ReleaseStage.Scheduled => "ink",
        ReleaseStage.Published => "filled",
        ReleaseStage.AuditFailed or ReleaseStage.Stuck or ReleaseStage.WithdrawalAsked => "square",
        ReleaseStage.Withdrawn or ReleaseStage.Rejected => "line",
        _ => throw new UnreachableException(),
    };

    /// <summary>What it means, and who does what next.</summary>
    internal static string Meaning(ReleaseStage stage) => stage switch
    {
        ReleaseStage.NotYet => "Its month is not over, or late events still have time to arrive.",
        ReleaseStage.Planned => "Its month is over. A statistician can build it.",
        ReleaseStage.Building => "Items are counted, and small or dominated numbers hidden until nothing can be worked out.",
        ReleaseStage.Built => "The tables lie ready and can't be changed any more. Next they are attacked: a program tries to work out what is hidden.",
        ReleaseStage.Attacking => "A program tries to work out what is hidden, from these tables and everything published before.",
        ReleaseStage.Audited => "Nothing hidden could be worked out more closely than the rules allow. A second person now decides.",
        ReleaseStage.AuditFailed => "Something hidden could be worked out too closely, or the files are not what was built. It can't be approved.",
        ReleaseStage.Approved => "A second person approved these very bytes. Set the minute at which they become public.",
        ReleaseStage.Scheduled => "It becomes public by itself at the minute that is set, also if nobody is here.",
        ReleaseStage.Stuck => "Its minute has come, and something stands in the way. Nothing was published. The program tries again a few times a minute.",
        ReleaseStage.Published => "It is public, signed, and chained to the release before.",
        ReleaseStage.WithdrawalAsked => "It is still public. One person asked to withdraw it; a second person decides.",
        ReleaseStage.Withdrawn => "It left the pages. Its bytes and its place in the chain stay, for the proof.",
        ReleaseStage.Rejected => "It was turned down. Plan and build it anew.",
        _ => throw new UnreachableException(),
    };
}
