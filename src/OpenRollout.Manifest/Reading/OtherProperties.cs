namespace OpenRollout.Manifest;

/// <summary>How an object treats properties that the format does not know.</summary>
internal enum OtherProperties
{
    /// <summary>They are errors: leaving one out could give a feature to more people than are meant.</summary>
    Refused,

    /// <summary>They are warnings, as other tools keep theirs here; one that looks like a mistake is an error.</summary>
    AllowedUnlessMistaken,

    /// <summary>They are warnings: nothing in the object decides who gets a feature.</summary>
    Allowed,
}
