<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>RequestExportTask</name>
    <message numerus="yes">
        <source>%Ln requests in %1</source>
        <translation>
            <numerusform>%Ln request in %1</numerusform>
            <numerusform>%Ln requests in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyferry::ui</name>
    <message numerus="yes">
        <source>%Ln cooling</source>
        <comment>keys</comment>
        <translation>
            <numerusform>%Ln cooling</numerusform>
            <numerusform>%Ln cooling</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln invalid</source>
        <comment>keys</comment>
        <translation>
            <numerusform>%Ln invalid</numerusform>
            <numerusform>%Ln invalid</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln disabled</source>
        <comment>keys</comment>
        <translation>
            <numerusform>%Ln disabled</numerusform>
            <numerusform>%Ln disabled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys: %1; clients are asked to wait (429)</source>
        <translation>
            <numerusform>%Ln key: %1; clients are asked to wait (429)</numerusform>
            <numerusform>%Ln keys: %1; clients are asked to wait (429)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys: %1; clients get 503</source>
        <translation>
            <numerusform>%Ln key: %1; clients get 503</numerusform>
            <numerusform>%Ln keys: %1; clients get 503</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not used for %Ln s more</source>
        <comment>seconds</comment>
        <translation>
            <numerusform>Not used for %Ln s more</numerusform>
            <numerusform>Not used for %Ln s more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not used for %Ln s more after %1 failures in a row</source>
        <comment>seconds</comment>
        <translation>
            <numerusform>Not used for %Ln s more after %1 failures in a row</numerusform>
            <numerusform>Not used for %Ln s more after %1 failures in a row</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys of %1 turned invalid today</source>
        <translation>
            <numerusform>%Ln key of %1 turned invalid today</numerusform>
            <numerusform>%Ln keys of %1 turned invalid today</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyferry::ui::AccessKeyForm</name>
    <message numerus="yes">
        <source>In %Ln day(s)</source>
        <translation>
            <numerusform>In %Ln day</numerusform>
            <numerusform>In %Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyferry::ui::AddKeysDialog</name>
    <message numerus="yes">
        <source>Add %Ln keys</source>
        <translation>
            <numerusform>Add %Ln key</numerusform>
            <numerusform>Add %Ln keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys added to %1</source>
        <translation>
            <numerusform>%Ln key added to %1</numerusform>
            <numerusform>%Ln keys added to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyferry::ui::AggregateDialog</name>
    <message numerus="yes">
        <source>%n fields need a change</source>
        <translation>
            <numerusform>%n field needs a change</numerusform>
            <numerusform>%n fields need a change</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyferry::ui::DeleteGroupDialog</name>
    <message numerus="yes">
        <source>%Ln keys</source>
        <translation>
            <numerusform>%Ln key</numerusform>
            <numerusform>%Ln keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln upstreams</source>
        <translation>
            <numerusform>%Ln upstream</numerusform>
            <numerusform>%Ln upstreams</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln access keys of its own</source>
        <translation>
            <numerusform>%Ln access key of its own</numerusform>
            <numerusform>%Ln access keys of its own</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyferry::ui::ExpiryDelegate</name>
    <message numerus="yes">
        <source>in %Ln hour(s)</source>
        <translation>
            <numerusform>in %Ln hour</numerusform>
            <numerusform>in %Ln hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln day(s)</source>
        <translation>
            <numerusform>in %Ln day</numerusform>
            <numerusform>in %Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyferry::ui::GroupDelegate</name>
    <message numerus="yes">
        <source>%Ln members</source>
        <translation>
            <numerusform>%Ln member</numerusform>
            <numerusform>%Ln members</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyferry::ui::GroupDialog</name>
    <message numerus="yes">
        <source>%Ln keys found</source>
        <translation>
            <numerusform>%Ln key found</numerusform>
            <numerusform>%Ln keys found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fields need a change</source>
        <translation>
            <numerusform>%n field needs a change</numerusform>
            <numerusform>%n fields need a change</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyferry::ui::GroupStep</name>
    <message numerus="yes">
        <source>%n fields need a change</source>
        <translation>
            <numerusform>%n field needs a change</numerusform>
            <numerusform>%n fields need a change</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyferry::ui::KeysStep</name>
    <message numerus="yes">
        <source>%Ln keys added</source>
        <translation>
            <numerusform>%Ln key added</numerusform>
            <numerusform>%Ln keys added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln keys and go on</source>
        <translation>
            <numerusform>Add %Ln key and go on</numerusform>
            <numerusform>Add %Ln keys and go on</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys found</source>
        <translation>
            <numerusform>%Ln key found</numerusform>
            <numerusform>%Ln keys found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keys are stored encrypted. %Ln rejected keys are left out.</source>
        <translation>
            <numerusform>Keys are stored encrypted. %Ln rejected key is left out.</numerusform>
            <numerusform>Keys are stored encrypted. %Ln rejected keys are left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyferry::ui::LimitDelegate</name>
    <message numerus="yes">
        <source>%Ln a minute</source>
        <translation>
            <numerusform>%Ln a minute</numerusform>
            <numerusform>%Ln a minute</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln a day</source>
        <translation>
            <numerusform>%Ln a day</numerusform>
            <numerusform>%Ln a day</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyferry::ui::MainWindow</name>
    <message numerus="yes">
        <source>%n groups cannot serve</source>
        <translation>
            <numerusform>%n group cannot serve</numerusform>
            <numerusform>%n groups cannot serve</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n requests are running.</source>
        <translation>
            <numerusform>%n request is running.</numerusform>
            <numerusform>%n requests are running.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyferry::ui::MembersPane</name>
    <message numerus="yes">
        <source>%Ln groups joined %1</source>
        <translation>
            <numerusform>%Ln group joined %1</numerusform>
            <numerusform>%Ln groups joined %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyferry::ui::OverviewFigures</name>
    <message numerus="yes">
        <source>%Ln requests</source>
        <translation>
            <numerusform>%Ln request</numerusform>
            <numerusform>%Ln requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyferry::ui::RulesPane</name>
    <message numerus="yes">
        <source>%n fields need a change</source>
        <translation>
            <numerusform>%n field needs a change</numerusform>
            <numerusform>%n fields need a change</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyferry::ui::SettingsSidebar</name>
    <message numerus="yes">
        <source>%Ln settings differ from their defaults.</source>
        <translation>
            <numerusform>%Ln setting differs from its default.</numerusform>
            <numerusform>%Ln settings differ from their defaults.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyferry::ui::SetupWizard</name>
    <message numerus="yes">
        <source>The group %1 and its %Ln keys are saved</source>
        <translation>
            <numerusform>The group %1 and its %Ln key are saved</numerusform>
            <numerusform>The group %1 and its %Ln keys are saved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys are saved</source>
        <translation>
            <numerusform>%Ln key is saved</numerusform>
            <numerusform>%Ln keys are saved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyferry::ui::StatusStrip</name>
    <message numerus="yes">
        <source>%n streams</source>
        <translation>
            <numerusform>%n stream</numerusform>
            <numerusform>%n streams</numerusform>
        </translation>
    </message>
</context>
</TS>
