namespace OpenRollout.Evaluation;

/// <summary>Where attributes come from that were not put into the view beforehand.</summary>
public abstract class AttributeSource
{
    /// <summary>Returns the value of an attribute. Must not throw, as evaluations do not.</summary>
    /// <param name="ordinal">The attribute's place in <see cref="RolloutProgram.Attributes"/>.</param>
    public abstract AttributeValue Read(int ordinal);

    /// <summary>Returns the value of an attribute, looked for in the places that the view was given.</summary>
    internal virtual AttributeValue Read(int ordinal, in AttributePlaces places) => Read(ordinal);
}
