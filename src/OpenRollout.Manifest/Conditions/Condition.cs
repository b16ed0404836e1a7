namespace OpenRollout.Manifest;

/// <summary>
/// A condition that a user meets or does not meet. Evaluating a condition never throws: a value that cannot be compared
/// does not meet it. Immutable.
/// </summary>
public abstract class Condition
{
    private protected Condition(TextRange range) => Range = range;

    /// <summary>Gets the position of the condition in the manifest.</summary>
    public TextRange Range { get; }
}
