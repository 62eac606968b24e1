// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <span>
#include <string_view>

/// What columns are called, by role: by tools of process mining and by trackers, in English, German, French, Spanish, Portuguese,
/// Italian, Dutch, Japanese, Chinese and Korean. Data only.
namespace weir::readers::columns {

using Names = std::span<const std::string_view>;

// Names in lower case, their words apart by single spaces; the surer ones first.
inline constexpr auto keyNames = std::to_array<std::string_view>({"case concept name", "case id", "caseid", "issue key", "issuekey",
    "item key", "item id", "ticket key", "ticket id", "work item id", "case key", "case number", "case", "key", "trace id", "trace name",
    "object id", "process instance", "process id", "issue id", "issue", "ticket", "ticket number", "item", "story id", "task id",
    "clave de incidencia", "clé de ticket", "vorgangsschlüssel", "vorgangsnummer", "vorgang", "schlüssel", "fall id", "fallnummer", "fall",
    "clé", "id cas", "cas", "clave", "id caso", "caso", "chave", "chiave", "sleutel", "zaak", "issue key or id", "vorgangs id",
    "ticket schlüssel", "ticketschlüssel", "clé de demande", "id de ticket", "id du ticket", "clé du ticket", "numéro de ticket",
    "clave de la incidencia", "id de la incidencia", "clave del ticket", "número de ticket", "chave da ocorrência", "chave do item",
    "chave da item", "chave do ticket", "id do item", "id da item", "número do ticket", "課題キー", "課題 キー", "キー", "課題 id",
    "課題id", "チケット番号", "チケット", "案件番号", "案件id", "管理番号", "问题关键字", "问题关键词", "问题键", "问题 id", "问题id",
    "事务关键字", "事务 id", "事务id", "工作项 id", "工作项id", "工单号", "需求编号", "编号", "案例 id", "案例id", "關鍵字", "議題",
    "이슈 키", "이슈키", "이슈 id", "이슈id", "키", "티켓 번호", "작업 번호", "trace", "id"});
inline constexpr auto toNames = std::to_array<std::string_view>(
    {"to status", "to state", "to stage", "to string", "tostring", "to value", "to", "new status", "new state", "new stage", "new value",
        "target status", "neuer status", "nach status", "nach", "nuevo estado", "nouveau statut", "novo status", "vers statut",
        "statut cible", "para estado", "estado nuevo", "para status", "novo estado", "新しいステータス", "変更後ステータス",
        "変更後のステータス", "変更後", "遷移先", "新状态", "目标状态", "变更后状态", "变更后", "새 상태", "변경 후 상태", "변경 후"});
inline constexpr auto activityNames = std::to_array<std::string_view>({"concept name", "activity", "activity name", "activityname",
    "activity id", "activityid", "event name", "event", "step", "action", "aktivität", "tätigkeit", "aktion", "schritt", "activité",
    "actividad", "atividade", "attività", "activiteit", "event type", "transition", "アクティビティ", "作業", "イベント", "工程", "活动",
    "活動", "操作", "事件", "步骤", "活动名称", "활동", "이벤트", "작업", "단계"});
inline constexpr auto statusNames = std::to_array<std::string_view>({"status", "state", "stage", "column", "status name", "phase",
    "zustand", "statut", "état", "estado", "stato", "situação", "statut de la demande", "estado de la incidencia", "situação da ocorrência",
    "ステータス", "状態", "状況", "ステージ", "状态", "狀態", "阶段", "工单状态", "상태"});
inline constexpr auto fromNames = std::to_array<std::string_view>(
    {"from status", "from state", "from stage", "from string", "fromstring", "from value", "from", "old status", "old state", "old stage",
        "old value", "previous status", "previous state", "source status", "alter status", "von status", "von", "estado anterior",
        "ancien statut", "de statut", "statut source", "desde estado", "de estado", "status anterior", "do status", "変更前ステータス",
        "変更前のステータス", "変更前", "遷移元", "原状态", "变更前状态", "变更前", "이전 상태", "변경 전 상태", "변경 전"});
inline constexpr auto instantNames = std::to_array<std::string_view>(
    {"time timestamp", "complete timestamp", "completetimestamp", "end timestamp", "completion timestamp", "timestamp", "event timestamp",
        "event time", "event date", "event datetime", "transition date", "transition time", "transitioned at", "changed at", "changed on",
        "changed", "change date", "changed date", "change time", "occurred at", "occurred", "entered at", "entered", "instant", "when",
        "date time", "datetime", "time", "at", "date", "zeitstempel", "zeitpunkt", "geändert", "geändert am", "zeit", "datum", "horodatage",
        "date heure", "marca de tiempo", "fecha y hora", "fecha", "data hora", "data ora", "data", "tijdstip", "änderungsdatum",
        "statuswechsel am", "date de changement", "fecha de cambio", "fecha hora", "data e hora", "data da mudança", "data de alteração",
        "日時", "変更日時", "遷移日時", "発生日時", "変更日", "日付", "時刻", "タイムスタンプ", "时间戳", "时间", "日期", "变更时间",
        "变更日期", "发生时间", "操作时间", "時間", "일시", "변경 일시", "변경일시", "변경일", "시간", "날짜", "타임스탬프"});
/// Of items as often as of events; taken only beside an activity or a change.
inline constexpr auto endNames = std::to_array<std::string_view>(
    {"end time", "endtime", "end date", "end", "ended at", "completed at", "complete time", "completion time", "finish time", "finished at",
        "ende", "fin", "fim", "fine", "終了日時", "完了日時", "结束时间", "完成时间", "종료 일시", "종료 시간", "완료 일시"});
inline constexpr auto creationNames = std::to_array<std::string_view>(
    {"created at", "created", "created date", "date created", "creation date", "erstellt", "erstellt am", "erstellungsdatum", "créé",
        "créée", "créé le", "création", "date de création", "creado", "creada", "creado el", "fecha de creación", "criado", "criado em",
        "data de criação", "作成日", "作成日時", "创建日期", "创建时间", "已创建", "建立日期", "만듦", "생성일", "생성 일시", "만든 날짜"});
inline constexpr auto startNames = std::to_array<std::string_view>(
    {"start timestamp", "starttimestamp", "start instant", "start time", "starttime", "start date", "start", "started at", "started",
        "begin time", "begin", "beginn", "startzeit", "début", "inicio", "início", "inizio", "startdatum", "date de début",
        "fecha de inicio", "data de início", "開始日時", "開始日", "开始时间", "开始日期", "시작 일시", "시작 시간", "시작일"});
inline constexpr auto lifecycleNames =
    std::to_array<std::string_view>({"lifecycle transition", "lifecycle", "lifecycletransition", "transition", "event type"});
inline constexpr auto authorNames = std::to_array<std::string_view>(
    {"author", "actor", "org resource", "resource", "changed by", "changedby", "modified by", "performed by", "performer", "done by",
        "user", "user name", "username", "who", "by", "autor", "benutzer", "bearbeitet von", "ressource", "usuario", "usuário",
        "utilisateur", "auteur", "recurso", "geändert von", "modifié par", "modificado por", "alterado por", "auteur de la modification",
        "変更者", "更新者", "実行者", "作成者", "作者", "修改人", "操作人", "变更人", "执行人", "변경자", "작성자", "수행자"});
inline constexpr auto typeNames = std::to_array<std::string_view>({"type", "issue type", "issuetype", "work item type", "item type",
    "case type", "ticket type", "kind", "typ", "vorgangstyp", "tipo de incidencia", "tipo", "tickettyp", "type de ticket",
    "type de demande", "tipo de ticket", "tipo de item", "tipo da item", "tipo de problema", "tipo da ocorrência", "課題タイプ",
    "課題 タイプ", "種別", "タイプ", "问题类型", "事务类型", "工作项类型", "类型", "議題類型", "이슈 유형", "이슈유형", "유형"});
inline constexpr auto titleNames = std::to_array<std::string_view>(
    {"summary", "title", "subject", "case title", "titel", "zusammenfassung", "betreff", "titre", "résumé", "resumen", "título", "titolo",
        "resumo", "sujet", "asunto", "assunto", "要約", "件名", "タイトル", "概要", "题目", "标题", "摘要", "主题", "요약", "제목"});
inline constexpr auto projectNames =
    std::to_array<std::string_view>({"project", "project key", "project name", "projekt", "projet", "proyecto", "projeto", "progetto",
        "projektschlüssel", "projektname", "clé de projet", "clé du projet", "nom du projet", "clave del proyecto", "clave de proyecto",
        "nombre del proyecto", "chave do projeto", "nome do projeto", "プロジェクト", "プロジェクトキー", "プロジェクト キー",
        "プロジェクト名", "项目", "项目关键字", "项目名称", "專案", "프로젝트", "프로젝트 키", "프로젝트 이름"});
inline constexpr auto teamNames =
    std::to_array<std::string_view>({"team", "team name", "squad", "équipe", "equipo", "equipe", "チーム", "部署", "团队", "小组", "팀"});
inline constexpr auto assigneeNames = std::to_array<std::string_view>({"assignee", "assigned to", "owner", "bearbeiter",
    "zugewiesene person", "zugewiesen an", "asignado a", "persona asignada", "responsable", "responsável", "zuständig", "zuständige person",
    "personne assignée", "attribution", "attribué à", "responsable asignado", "asignado", "responsável atribuído", "atribuído a", "担当者",
    "担当", "负责人", "经办人", "受理人", "处理人", "經辦人", "담당자"});
inline constexpr auto parentNames =
    std::to_array<std::string_view>({"parent", "parent key", "epic link", "epic key", "epic", "übergeordnet", "übergeordneter vorgang",
        "parente", "principal", "pai", "親", "親課題", "父项", "父级", "父问题", "상위 항목", "상위 이슈"});
inline constexpr auto urlNames = std::to_array<std::string_view>({"url", "link", "href"});

/// Of a list of items, not of what happened to them.
inline constexpr auto itemListNames = std::to_array<std::string_view>({"created", "created at", "created date", "updated", "updated at",
    "resolved", "resolution", "closed at", "due date", "reporter", "description", "erstellt", "aktualisiert", "créé", "création",
    "mise à jour", "creado", "creada", "actualizado", "actualizada", "criado", "atualizado", "作成日", "作成日時", "更新日", "更新日時",
    "创建日期", "创建时间", "已创建", "已更新", "更新日期", "更新时间", "만듦", "생성일", "수정일"});

} // namespace weir::readers::columns
