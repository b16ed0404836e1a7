namespace OpenRollout.Evaluation;

/// <summary>Where attributes come from that were not put into the view beforehand.</summary>
public abstract class AttributeSource
{
    /// <summary>Returns the value of an attribute. Must not throw, as evaluations do not.</summary>
    /// <param name="ordinal">The attribute's place in <see cref="RolloutProgram.Attributes"/>.</param>
    public abstract AttributeValue Read(int ordinal);

    /// <summary>Returns the value of an attribute as somebody has boxed it, looked for in the places that the view was given; null where it is absent.</summary>
    internal virtual object? Read(int ordinal, in AttributePlaces places) => null;
}
