namespace Portal.Data.Imports;

/// <summary>Input went on beyond what its reader allows, packed or unpacked.</summary>
public sealed class InputTooLargeException : IOException
{
    /// <summary>With a fixed message.</summary>
    public InputTooLargeException()
        : this("The input is larger than allowed.")
    {
    }

    /// <summary>With a message.</summary>
    public InputTooLargeException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public InputTooLargeException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
