using OpenRollout.Manifest;

namespace OpenRollout.Generators.Reading;

/// <summary>Reads the groups of flags.</summary>
internal sealed class GroupReader(FlagModelReader flags)
{
    private readonly FlagModelReader _flags = flags;

    public GroupModel ReadRoot(FlagGroup root, string snapshotName, string interfaceName) => Read(root, "", snapshotName, interfaceName);

    private GroupModel Read(FlagGroup group, string snapshotProperty, string snapshotType, string snapshotInterface)
    {
        // A structure cannot have a member of its own name, nor a type and a property of one name; nor can its interface,
        // whose properties are the same. The properties are what users write, so they come first.
        var scope = new NameScope(snapshotType, snapshotInterface);
        var flagProperties = group.Flags.Select(flag => scope.Claim(flag.Name)).ToArray();
        var groupProperties = group.Groups.Select(inner => scope.Claim(inner.Name)).ToArray();
        var groups = group.Groups.Select((inner, index) => Read(
            inner, groupProperties[index], scope.Claim(inner.Name + "Flags"), scope.Claim("I" + inner.Name + "Flags")));
        return new GroupModel(
            group.Name,
            snapshotProperty,
            snapshotType,
            snapshotInterface,
            groups.ToEquatableArray(),
            group.Flags.Select((flag, index) => _flags.Read(flag, flagProperties[index])).ToEquatableArray());
    }
}
