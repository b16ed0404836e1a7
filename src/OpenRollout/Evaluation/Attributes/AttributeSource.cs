namespace OpenRollout.Evaluation.Attributes;

/// <summary>Looks up attributes that a <see cref="ContextView"/> does not hold.</summary>
internal abstract class AttributeSource
{
    /// <summary>Returns the value of an attribute in a form that <see cref="AttributeValue.FromBoxed"/> accepts. Must not throw, because evaluations do not.</summary>
    /// <param name="ordinal">The attribute's index in <see cref="RolloutProgram.Attributes"/>.</param>
    /// <param name="layers">The contexts to look in.</param>
    /// <returns>The value, or null when the attribute is absent.</returns>
    public abstract object? Read(int ordinal, in ContextLayers layers);

    /// <summary>Returns the value of an attribute that the manifest need not declare, in the same form. Must not throw.</summary>
    /// <param name="name">The attribute's name.</param>
    /// <param name="layers">The contexts to look in.</param>
    /// <returns>The value, or null when the attribute is absent.</returns>
    public virtual object? Find(string name, in ContextLayers layers) => null;
}
