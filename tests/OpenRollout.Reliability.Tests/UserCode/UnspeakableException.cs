namespace OpenRollout.Reliability.Tests.UserCode;

/// <summary>An exception whose message and text throw.</summary>
public sealed class UnspeakableException : Exception
{
    public UnspeakableException()
    {
    }

    public UnspeakableException(string message)
        : base(message)
    {
    }

    public UnspeakableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public override string Message => throw new InvalidOperationException("no message");
}
