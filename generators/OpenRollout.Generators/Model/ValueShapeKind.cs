namespace OpenRollout.Generators.Model;

/// <summary>Specifies the kind of value that a member of a record holds.</summary>
internal enum ValueShapeKind
{
    /// <summary>Text.</summary>
    String,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>32-bit integers.</summary>
    Integer,

    /// <summary>Numbers.</summary>
    Double,

    /// <summary>Objects.</summary>
    Object,

    /// <summary>Lists whose items are all of one kind.</summary>
    List,

    /// <summary>Values of several kinds or of an unknown kind, exposed as OpenFeature's <c>Value</c>.</summary>
    Any,
}
