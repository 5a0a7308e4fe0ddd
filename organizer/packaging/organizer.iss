; Inno Setup: an installer for one person, without an administrator. Written after its documentation
; and not tried. python3 -m package runs it with Name, Version, Folder and Target defined.
[Setup]
AppId=com.example.organizer
AppName=Organizer
AppVersion={#Version}
AppPublisher=The organizer developers
DefaultDirName={autopf}\Organizer
DefaultGroupName=Organizer
PrivilegesRequired=lowest
ChangesAssociations=yes
OutputDir={#Target}
OutputBaseFilename={#Name}-{#Version}-setup

[Files]
Source: "{#Folder}\*"; DestDir: "{app}"; Flags: recursesubdirs

[Icons]
Name: "{group}\Organizer"; Filename: "{app}\organizer.exe"
Name: "{group}\After an interview"; Filename: "{app}\organizer.exe"; Parameters: "quick-entry"

[Registry]
Root: HKCU; Subkey: "Software\Classes\.vcf\OpenWithProgids"; ValueType: string; ValueName: "organizer.vcf"; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\organizer.vcf\shell\open\command"; ValueType: string; ValueData: """{app}\organizer.exe"" ""%1"""; Flags: uninsdeletekey
