namespace OpenRollout.AspNetCore.Startup;

/// <summary>The kinds of restriction in an endpoint's own metadata.</summary>
internal enum ProtectionKind
{
    /// <summary>The metadata does not say.</summary>
    None,

    /// <summary>The endpoint explicitly allows anonymous access.</summary>
    Anonymous,

    /// <summary>An authorization policy decides.</summary>
    Policy,

    /// <summary>An authorization policy has no effect, because a group around the endpoint allows anonymous access.</summary>
    Overridden,
}
