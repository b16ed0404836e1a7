namespace OpenRollout.Evaluation;

/// <summary>Specifies the kind of an outcome. Stored in an array of bytes, because reading one of tens of thousands of outcomes usually misses the processor's caches.</summary>
internal enum OutcomeKind : byte
{
    /// <summary>The value is <see langword="false"/>.</summary>
    Off,

    /// <summary>The value is <see langword="true"/>.</summary>
    On,

    /// <summary>The value is that of a flag of another type.</summary>
    Value,

    /// <summary>The flag cannot be evaluated.</summary>
    Error,
}
