namespace Portal.Commands.Measures;

/// <summary>The options cannot be understood; the message names the option in one line.</summary>
internal sealed class WrongUsageException(string message) : Exception(message);
