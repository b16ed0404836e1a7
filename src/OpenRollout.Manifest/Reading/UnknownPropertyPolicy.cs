namespace OpenRollout.Manifest.Reading;

/// <summary>Specifies how unknown properties of an object are treated.</summary>
internal enum UnknownPropertyPolicy
{
    /// <summary>They are errors, because ignoring one could give a feature to more users than intended.</summary>
    Reject,

    /// <summary>They are warnings, because other tools may keep properties here; but a property that looks like a mistake is an error.</summary>
    WarnUnlessMistake,

    /// <summary>They are warnings, because nothing in the object decides who gets a feature.</summary>
    Warn,
}
