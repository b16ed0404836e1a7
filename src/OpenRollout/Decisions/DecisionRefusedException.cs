namespace OpenRollout;

/// <summary>The exception that is thrown when a decision could give a user a value that the user would not have had (ROLL1011). The decision is not in force.</summary>
public sealed class DecisionRefusedException : InvalidOperationException
{
    internal DecisionRefusedException(string message)
        : base(message)
    {
    }
}
