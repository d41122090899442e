using NodaTime;

namespace Portal.Data.Accounts;

/// <summary>How it is known that somebody is who they say. It stands beside every step of a release, so that nobody takes a name for a proof.</summary>
public abstract record ActorProof
{
    private ActorProof()
    {
    }

    /// <summary>Nothing is known but the name.</summary>
    public static ActorProof Unproved { get; } = new None();

    /// <summary>As the record says it to people.</summary>
    public abstract string Words { get; }

    /// <summary>What the public may read of an origin as it was kept: neither machines nor their accounts.</summary>
    public static string PublicWords(string origin) =>
        origin.StartsWith("signed in", StringComparison.Ordinal) ? "on the site, after a second sign-in"
        : origin.StartsWith("command line", StringComparison.Ordinal) ? "on the command line of the register; the name of the second person is not proved"
        : origin.StartsWith("the program", StringComparison.Ordinal) ? "by the program itself, for the demonstration"
        : "in a way that was not recorded";

    /// <summary>They signed in on the site.</summary>
    /// <param name="At">When they last did.</param>
    public sealed record SignedIn(Instant At) : ActorProof
    {
        /// <inheritdoc/>
        public override string Words => "signed in on the site";
    }

    /// <summary>The name was written on the command line by whoever may run commands there.</summary>
    /// <param name="Machine">Name of the machine.</param>
    /// <param name="SystemUser">The machine's own account.</param>
    /// <param name="HasAccount">Whether an account of that name and role exists.</param>
    public sealed record CommandLine(string Machine, string SystemUser, bool HasAccount) : ActorProof
    {
        /// <inheritdoc/>
        public override string Words =>
            $"command line of {Machine}, system user {SystemUser}; the name is not proved{(HasAccount ? "" : " and no account has it")}";
    }

    /// <summary>The program did it on its own.</summary>
    /// <param name="Why">On what occasion.</param>
    public sealed record Program(string Why) : ActorProof
    {
        /// <inheritdoc/>
        public override string Words => $"the program itself, {Why}";
    }

    private sealed record None : ActorProof
    {
        public override string Words => "the name is not proved";
    }
}
