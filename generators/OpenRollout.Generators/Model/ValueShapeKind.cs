namespace OpenRollout.Generators.Model;

/// <summary>The kinds of values that a record can hold.</summary>
internal enum ValueShapeKind
{
    /// <summary>Text.</summary>
    String,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Whole numbers within 32 bits.</summary>
    Integer,

    /// <summary>Numbers.</summary>
    Double,

    /// <summary>Objects.</summary>
    Object,

    /// <summary>Lists of one kind.</summary>
    List,

    /// <summary>Several kinds, or none that is known: OpenFeature's own value.</summary>
    Any,
}
